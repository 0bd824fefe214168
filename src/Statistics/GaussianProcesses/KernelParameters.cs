using Explorer.SearchSpace;

namespace Explorer.Statistics.GaussianProcesses;

/// <summary>
/// The Matérn kernel of smoothness 5/2 with a length scale a feature (Rasmussen and Williams, Gaussian Processes for Machine Learning,
/// 2006, equation 4.17 and section 5.1): k(x, x′) = s² (1 + √5 r + 5r²/3) exp(−√5 r), r² = Σ_k ((x_k − x′_k) / ℓ_k)².
/// </summary>
public sealed record KernelParameters
{
    /// <summary>ℓ: a length scale a feature, above 0; a large one takes the feature out.</summary>
    public required ValueList<double> LengthScales { get; init; }

    /// <summary>s²: variance of the function, above 0.</summary>
    public required double SignalVariance { get; init; }

    /// <summary>Variance of the noise on what was observed, above 0.</summary>
    public required double NoiseVariance { get; init; }

    /// <summary>The logarithms: of the length scales, then s², then the noise.</summary>
    internal double[] ToLogs() => [.. LengthScales.Select(scale => Math.Log(scale)), Math.Log(SignalVariance), Math.Log(NoiseVariance)];

    internal static KernelParameters FromLogs(ReadOnlySpan<double> logs)
    {
        var scales = new double[logs.Length - 2];
        for (var i = 0; i < scales.Length; i++)
            scales[i] = Math.Exp(logs[i]);

        return new KernelParameters { LengthScales = ValueList.Create<double>(scales), SignalVariance = Math.Exp(logs[^2]), NoiseVariance = Math.Exp(logs[^1]) };
    }
}
