using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Populations;

/// <summary>
/// How much of the errors' spread is chance: the pooled standard deviation of the errors of networks trained with several seeds,
/// s² = Σ (e_ij − ē_i)² / Σ (r_i − 1). Diverged trials are left out: their error is a stand-in.
/// </summary>
public sealed record NoiseFloor
{
    /// <summary>How the interval is computed, in words.</summary>
    public const string Method = "chi-squared, for normal noise of one size";

    /// <summary>The pooled standard deviation, a fraction, with its interval.</summary>
    public required Estimate Deviation { get; init; }

    /// <summary>Networks with several completed trials.</summary>
    public required int Networks { get; init; }

    /// <summary>Their trials.</summary>
    public required int Trials { get; init; }

    /// <summary>Share of the variance of single trials' errors over these networks that is chance, at most 1; null for one network or none that differ.</summary>
    public required double? ShareOfVariance { get; init; }

    /// <summary>The noise floor of a population; null where no network completed with two seeds.</summary>
    /// <param name="population">Trials of which some share config and training settings.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    public static NoiseFloor? Of(Population population, double confidence = Interval.DefaultConfidence)
    {
        var groups = population.Members.Where(member => !member.Diverged)
            .GroupBy(member => (member.Trial.Hash, member.Trial.Training))
            .Select(group => group.Select(member => member.Error).ToArray())
            .Where(errors => errors.Length > 1)
            .ToList();
        if (groups.Count == 0)
            return null;

        var trials = groups.Sum(errors => errors.Length);
        var freedom = trials - groups.Count;
        var squares = groups.Sum(errors => errors.Sum(error => Square(error - errors.Average())));
        var variance = squares / freedom;
        var tail = (1 - confidence) / 2;
        var interval = new Interval(
            Math.Sqrt(squares / ChiSquared.InvCDF(freedom, 1 - tail)), Math.Sqrt(squares / ChiSquared.InvCDF(freedom, tail)), confidence, Method);
        var between = groups.Count > 1 ? groups.Sum(errors => Square(errors.Average() - groups.Average(of => of.Average()))) / (groups.Count - 1) : 0;

        // The variance of means of r trials holds 1/r of the noise.
        var networks = Math.Max(0, between - (variance * groups.Average(errors => 1.0 / errors.Length)));
        return new NoiseFloor
        {
            Deviation = new Estimate(Math.Sqrt(variance), interval),
            Networks = groups.Count,
            Trials = trials,
            ShareOfVariance = groups.Count > 1 && variance + networks > 0 ? variance / (variance + networks) : null,
        };
    }

    private static double Square(double value) => value * value;
}
