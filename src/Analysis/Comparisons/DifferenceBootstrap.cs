using System.Collections.Immutable;
using System.Globalization;
using Explorer.Analysis.Intervals;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Analysis.Comparisons;

/// <summary>
/// Intervals of the differences of mean, area and quantiles. Each bin of n networks is resampled n − 1 times (Rao and Wu, Journal of
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

    public (Estimate Mean, Estimate Area, ImmutableArray<QuantileDifference> Quantiles) Run(ulong seed, double confidence)
    {
        var mean = _b.Mean(_b.Errors) - _a.Mean(_a.Errors);
        var area = _b.Mean(_areasB) - _a.Mean(_areasA);
        var quantiles = Quantiles(null, null);
        if (!_a.HasSpread || !_b.HasSpread)
        {
            return (new Estimate(mean, null), new Estimate(area, null), [.. Shares.Select((share, i) => new QuantileDifference(share, new Estimate(quantiles[i], null)))]);
        }

        var resamples = (int)Math.Clamp(DrawBudget / (_a.Count + _b.Count), FewestResamples, Resamples);
        double[][] drawn = [.. Enumerable.Range(0, 2 + Shares.Length).Select(_ => new double[resamples])];
        var random = new SplitMix64(seed);
        var (countsA, countsB) = (new int[_a.Count], new int[_b.Count]);
        for (var i = 0; i < resamples; i++)
        {
            var (meanA, areaA) = Draw(_a, _areasA, countsA, random);
            var (meanB, areaB) = Draw(_b, _areasB, countsB, random);
            drawn[0][i] = meanB - meanA;
            drawn[1][i] = areaB - areaA;
            var difference = Quantiles(countsA, countsB);
            for (var share = 0; share < Shares.Length; share++)
            {
                drawn[2 + share][i] = difference[share];
            }
        }

        Array.ForEach(drawn, Array.Sort);
        var words = string.Create(CultureInfo.InvariantCulture, $"bootstrap, {resamples:N0} resamples");
        return (
            new Estimate(mean, BcaInterval.Of(drawn[0], mean, Acceleration(_a.Errors, _b.Errors), confidence, "BCa " + words)),
            new Estimate(area, BcaInterval.Of(drawn[1], area, Acceleration(_areasA, _areasB), confidence, "BCa " + words)),
            [.. Shares.Select((share, i) => new QuantileDifference(share, new Estimate(quantiles[i], BcaInterval.Percentile(drawn[2 + i], confidence, "percentile " + words))))]);
    }

    private static double[] AreaTerms(ComparisonSample sample, double limit) => [.. sample.Errors.Select(error => 1 - Math.Min(1, error / limit))];

    private static (double Mean, double Area) Draw(ComparisonSample sample, double[] areas, int[] counts, SplitMix64 random)
    {
        Array.Clear(counts);
        double mean = 0, area = 0;
        foreach (var bin in sample.Members)
        {
            double binMean = 0, binArea = 0;
            for (var draw = 1; draw < bin.Length; draw++)
            {
                var at = bin[random.NextInt(bin.Length)];
                counts[at]++;
                binMean += sample.Errors[at];
                binArea += areas[at];
            }

            mean += binMean / (bin.Length - 1);
            area += binArea / (bin.Length - 1);
        }

        return (mean / sample.Members.Length, area / sample.Members.Length);
    }

    private double[] Quantiles(int[]? countsA, int[]? countsB)
    {
        Span<double> a = stackalloc double[Shares.Length];
        Span<double> b = stackalloc double[Shares.Length];
        WeightedQuantile.Fill(_a.Errors, _a.Weights, countsA, Shares, a);
        WeightedQuantile.Fill(_b.Errors, _b.Weights, countsB, Shares, b);
        return [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    }

    // a of BCa from the empirical influences of both samples: Σ U³ / (6 (Σ U²)^1.5).
    private double Acceleration(double[] valuesA, double[] valuesB)
    {
        double squares = 0, cubes = 0;
        Add(_a, valuesA, -1);
        Add(_b, valuesB, 1);
        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;

        void Add(ComparisonSample sample, double[] values, int sign)
        {
            foreach (var bin in sample.Members)
            {
                var mean = bin.Average(i => values[i]);
                foreach (var i in bin)
                {
                    var influence = sign * sample.Weights[i] * (values[i] - mean);
                    squares += influence * influence;
                    cubes += influence * influence * influence;
                }
            }
        }
    }
}
