using System.Collections.Immutable;
using System.Globalization;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Statistics.Tests;

/// <summary>
/// Intervals of the differences of area and quantiles. Each bin of n networks is resampled n − 1 times (Rao and Wu, Journal of
/// the American Statistical Association 83, 1988), which makes the resampled variance of a mean unbiased in small bins too.
/// </summary>
internal sealed class DifferenceBootstrap
{
    private const int Resamples = 5_000;
    private const int FewestResamples = 1_000;
    private const long DrawBudget = 25_000_000;

    private static readonly double[] Shares = [0.25, 0.5, 0.75];

    private readonly ComparisonSample _a;
    private readonly ComparisonSample _b;
    private readonly double[] _areasA;
    private readonly double[] _areasB;

    public DifferenceBootstrap(ComparisonSample a, ComparisonSample b, double areaLimit)
    {
        (_a, _b) = (a, b);
        _areasA = AreaTerms(a, areaLimit);
        _areasB = AreaTerms(b, areaLimit);
    }

    public (Estimate Area, ImmutableArray<QuantileDifference> Quantiles) Run(ulong seed, double confidence)
    {
        double[] found = [_b.Mean(_areasB) - _a.Mean(_areasA), .. Quantiles(null, null)];
        if (!_a.HasSpread || !_b.HasSpread)
            return Of([.. found.Select(value => new Estimate(value, null))]);

        var resamples = (int)Math.Clamp(DrawBudget / (_a.Count + _b.Count), FewestResamples, Resamples);
        double[][] drawn = [.. found.Select(_ => new double[resamples])];
        var random = new SplitMix64(seed);
        var (countsA, countsB) = (new int[_a.Count], new int[_b.Count]);
        for (var i = 0; i < resamples; i++)
        {
            drawn[0][i] = -Draw(_a, _areasA, countsA, random) + Draw(_b, _areasB, countsB, random);
            var difference = Quantiles(countsA, countsB);
            for (var share = 0; share < Shares.Length; share++)
                drawn[1 + share][i] = difference[share];
        }

        Array.ForEach(drawn, Array.Sort);
        var words = string.Create(CultureInfo.InvariantCulture, $"percentile bootstrap, {resamples:N0} resamples");
        return Of([.. found.Select((value, i) => new Estimate(value, ResampledInterval.Percentile(drawn[i], confidence, words)))]);
    }

    private static (Estimate Area, ImmutableArray<QuantileDifference> Quantiles) Of(Estimate[] found) =>
        (found[0], [.. Shares.Select((share, i) => new QuantileDifference(share, found[1 + i]))]);

    private static double[] AreaTerms(ComparisonSample sample, double limit) => [.. sample.Errors.Select(error => 1 - Math.Min(1, error / limit))];

    // Draws networks and gives their area.
    private static double Draw(ComparisonSample sample, double[] areas, int[] counts, SplitMix64 random)
    {
        Array.Clear(counts);
        var sum = 0.0;
        foreach (var bin in sample.Members)
        {
            var binArea = 0.0;
            for (var draw = 1; draw < bin.Length; draw++)
            {
                var at = bin[random.NextInt(bin.Length)];
                counts[at]++;
                binArea += areas[at];
            }

            sum += binArea / (bin.Length - 1);
        }

        return sum / sample.Members.Length;
    }

    private double[] Quantiles(int[]? countsA, int[]? countsB)
    {
        Span<double> a = stackalloc double[Shares.Length];
        Span<double> b = stackalloc double[Shares.Length];
        WeightedQuantile.Fill(_a.Errors, _a.Weights, countsA, Shares, a);
        WeightedQuantile.Fill(_b.Errors, _b.Weights, countsB, Shares, b);
        return [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    }
}
