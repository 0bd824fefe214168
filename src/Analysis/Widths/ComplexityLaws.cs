using MathNet.Numerics.Statistics;

namespace Explorer.Analysis.Widths;

/// <summary>
/// Activations, parameters and run time against FLOPs (the paper, section 4): of its best networks activations grow with √FLOPs and
/// parameters linearly, and run time follows activations more than FLOPs.
/// </summary>
public sealed record ComplexityLaws
{
    /// <summary>The exponent of activations that the paper reads.</summary>
    public const double PaperActivations = 0.5;

    /// <summary>The exponent of parameters that the paper reads.</summary>
    public const double PaperParams = 1;

    /// <summary>Best networks of all populations together.</summary>
    public required int BestCount { get; init; }

    /// <summary>Activations of the best networks against FLOPs, elements an image; null where all have the same FLOPs.</summary>
    public required PowerLaw? Activations { get; init; }

    /// <summary>Parameters of the best networks against FLOPs; null where all have the same FLOPs.</summary>
    public required PowerLaw? Params { get; init; }

    /// <summary>Run time of all trials; null where fewer than two have times.</summary>
    public required RunTimeLaw? RunTime { get; init; }

    /// <summary>Fits the laws.</summary>
    /// <param name="inputs">At least one population.</param>
    /// <param name="best">How many networks of each population count as its best; null for the best quarter.</param>
    public static ComplexityLaws Of(IReadOnlyList<LawInput> inputs, int? best = null)
    {
        var tops = inputs.Select(input => input.Population.Best(
            best ?? Math.Max(1, (int)Math.Round(LinearWidthTrend.BestShare * input.Population.Count, MidpointRounding.AwayFromZero)))).ToList();
        return new ComplexityLaws
        {
            BestCount = tops.Sum(top => top.Count),
            Activations = Law(tops, member => member.Trial.Complexity.Activations),
            Params = Law(tops, member => member.Trial.Complexity.Params),
            RunTime = RunTimeOf(inputs),
        };
    }

    private static PowerLaw? Law(List<IReadOnlyList<PopulationMember>> tops, Func<PopulationMember, double> measure) =>
        tops.Sum(top => top.Count) < 2 ? null : PowerLaw.Of([.. tops.Where(top => top.Count > 0).Select(top => (IReadOnlyList<(double, double)>)[.. top.Select(member => ((double)member.Trial.Complexity.Flops, measure(member)))])]);

    private static RunTimeLaw? RunTimeOf(IReadOnlyList<LawInput> inputs)
    {
        var timed = inputs
            .SelectMany(input => input.Population.Members.Select(member => (Member: member, Seconds: SecondsPerImage(member, input.TrainingImages), Setup: SetupOf(member))))
            .Where(item => item.Seconds > 0 && item.Setup is not null)
            .ToList();
        if (timed.Count < 2)
            return null;

        var same = timed.GroupBy(item => item.Setup!).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).First();
        double[] seconds = [.. same.Select(item => item.Seconds!.Value)];
        double[] flops = [.. same.Select(item => (double)item.Member.Trial.Complexity.Flops)];
        double[] activations = [.. same.Select(item => (double)item.Member.Trial.Complexity.Activations)];
        return new RunTimeLaw
        {
            Count = seconds.Length,
            LeftOut = timed.Count - seconds.Length,
            Setup = same.Key,
            MedianSecondsPerImage = seconds.Median(),
            FlopsPearson = LinearCorrelation.Of(flops, seconds),
            FlopsSpearman = RankCorrelation.Of(flops, seconds),
            ActivationsPearson = LinearCorrelation.Of(activations, seconds),
            ActivationsSpearman = RankCorrelation.Of(activations, seconds),
        };
    }

    // The median epoch, since the first one warms caches and a busy machine stretches some.
    private static double? SecondsPerImage(PopulationMember member, int? images)
    {
        if (images is not { } count)
            return null;

        double[] epochs = [.. member.Trial.Rungs.Where(rung => rung.Fidelity is { DataShare: 1, Resolution: null, WidthScale: 1, DepthScale: 1 })
            .SelectMany(rung => rung.Epochs).Select(epoch => epoch.Seconds).Where(seconds => seconds > 0)];
        return epochs.Length == 0 ? null : epochs.Median() / count;
    }

    private static string? SetupOf(PopulationMember member) => member.Trial.Environment is { } at
        ? FormattableString.Invariant($"{at.Device}, {at.Threads} {(at.Threads == 1 ? "thread" : "threads")}, {at.Precision}, {at.Engine}")
        : null;
}
