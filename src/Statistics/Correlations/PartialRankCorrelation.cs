using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Correlations;

/// <summary>
/// Spearman's rank correlation of two numbers at equal ranks of a third (Kendall, Biometrika 32, 1942): (r₁₂ − r₁₃r₂₃) / √((1 − r₁₃²)(1 − r₂₃²)),
/// with Student's t = r√(f / (1 − r²)) at f = n − 3 degrees of freedom. Where the third is constant, or so close to the first that
/// nothing would be left of it, the plain correlation with f = n − 2. Intervals are Fisher's z with the variance (1 + r²/2) / (f − 1) (Bonett and Wright,
/// Psychometrika 65, 2000).
/// </summary>
/// <param name="Count">n: the items.</param>
/// <param name="Value">The correlation in [−1, 1]; its interval is none below <see cref="RankCorrelation.MinimumCount"/> items.</param>
/// <param name="Greater">One-sided p of no correlation against a positive one; never below 1/n!, the least that any test of orders can give.</param>
/// <param name="Less">The same against a negative one.</param>
public sealed record PartialRankCorrelation(int Count, Estimate Value, double Greater, double Less)
{
    // Below a tenth of the variance of the first's ranks, what the third leaves of it is mostly noise.
    private const double LeastLeft = 0.1;

    /// <summary>p of no correlation, two-sided.</summary>
    public double PValue => Math.Min(1, 2 * Math.Min(Greater, Less));

    /// <summary>The correlation of <paramref name="first"/> and <paramref name="second"/> at equal <paramref name="held"/>.</summary>
    /// <param name="first">One number an item, none NaN.</param>
    /// <param name="second">The other number of each item, none NaN.</param>
    /// <param name="held">What is held equal, one number an item, none NaN.</param>
    /// <returns>The correlation; null below four items or where either of the two is constant.</returns>
    public static PartialRankCorrelation? Of(double[] first, double[] second, double[] held)
    {
        if (first.Length < 4 || RankCorrelation.Of(first, second) is not { } plain)
            return null;

        if (RankCorrelation.Coefficient(first, held) is { } firstHeld
            && 1 - (firstHeld * firstHeld) >= LeastLeft
            && RankCorrelation.Coefficient(second, held) is { } secondHeld
            && 1 - (secondHeld * secondHeld) > 1e-12)
        {
            var partial = (plain.Value - (firstHeld * secondHeld)) / Math.Sqrt((1 - (firstHeld * firstHeld)) * (1 - (secondHeld * secondHeld)));
            return Tested(Math.Clamp(partial, -1, 1), first.Length, held: 1);
        }

        return Tested(plain.Value, first.Length, held: 0);
    }

    private static PartialRankCorrelation Tested(double r, int count, int held)
    {
        double free = count - 2 - held;
        var t = r * Math.Sqrt(free / Math.Max(1e-300, 1 - (r * r)));
        var least = Math.Exp(-SpecialFunctions.FactorialLn(count));
        return new PartialRankCorrelation(
            count,
            new Estimate(r, count < RankCorrelation.MinimumCount ? null : FisherInterval(r, count, held)),
            Math.Max(least, StudentT.CDF(0, 1, free, -t)),
            Math.Max(least, StudentT.CDF(0, 1, free, t)));
    }

    // A perfect order, whose z is infinite, as if two neighbours were out of it.
    private static Interval FisherInterval(double r, double count, int held)
    {
        var most = 1 - (12 / ((count * count * count) - count));
        var z = Math.Atanh(Math.Clamp(r, -most, most));
        var half = Normal.InvCDF(0, 1, (1 + Interval.DefaultConfidence) / 2) * Math.Sqrt((1 + (r * r / 2)) / (count - held - 3));
        return new Interval(Math.Min(r, Math.Tanh(z - half)), Math.Max(r, Math.Tanh(z + half)), Interval.DefaultConfidence, "Fisher z, Bonett-Wright variance");
    }
}
