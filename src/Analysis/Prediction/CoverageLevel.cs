namespace Explorer.Analysis.Prediction;

/// <summary>How often intervals held what they were to hold.</summary>
/// <param name="Nominal">How often they say they do, in (0, 1).</param>
/// <param name="Observed">How often they did, with its exact binomial interval.</param>
/// <param name="MeanWidth">Their mean width, a fraction of error.</param>
public sealed record CoverageLevel(double Nominal, Estimate Observed, double MeanWidth)
{
    /// <summary>The coverages that are looked at.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.5, 0.8, 0.95];

    /// <summary>Whether the nominal coverage lies within the interval of the observed one.</summary>
    public bool Holds => Observed.Interval?.Contains(Nominal) ?? true;
}
