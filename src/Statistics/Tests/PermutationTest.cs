using Explorer.SearchSpace.Sampling;
using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Tests;

/// <summary>
/// Random labellings of two pooled samples: the labels of each bin are dealt out anew, and the studentised mean difference and the
/// Kolmogorov-Smirnov distance are computed in one pass over the sorted errors.
/// </summary>
/// <remarks>
/// Of means: t = difference / standard error, with the standard error √((1/K²) Σ (s²_A/n_A + s²_B/n_B)) of each labelling's own variances
/// within the K bins (Janssen, Statistics and Probability Letters 36, 1997; Chung and Romano, Annals of Statistics 41, 2013). It is exact where
/// labels are exchangeable within bins; as networks grow many it keeps its level for equal means alone, whatever the spreads and numbers on
/// both sides. Networks have to be independent draws with finite variance. Where few networks spread far, labels hide how little is known of that
/// spread (6.5 % false differences at 5 % with 8 against 32 of a third of the spread), so a difference has to be one by Welch's t too (Biometrika
/// 34, 1947), with Satterthwaite's degrees of freedom: the p-value is the larger of the two.
/// A side with one network in a bin takes the other side's variance there; where both have one, the bin adds none. Without any spread t is 0
/// for equal means and infinite for others, so that labellings which separate the samples wholly tie with one another.
/// Of distances: it tests that both distributions are the same in full and needs exchangeable labels: its p says nothing of means alone.
/// </remarks>
internal sealed class PermutationTest
{
    // Sums of squares below this share of the bin's are rounding: errors are counts/n, whose least spread is far larger.
    private const double Rounding = 1e-13;

    private const double Tolerance = 1e-11;

    private readonly double[] _offsets;
    private readonly bool[] _endsTie;
    private readonly int[] _bins;
    private readonly bool[] _fromB;
    private readonly int[] _countA;
    private readonly int[] _countB;
    private readonly double[] _squares;
    private readonly Dealt[] _dealt;
    private readonly double _scale;
    private readonly double _freedom;

    public PermutationTest(ComparisonSample a, ComparisonSample b)
    {
        var pooled = a.Errors.Select((error, i) => (error, bin: a.Bins[i], fromB: false))
            .Concat(b.Errors.Select((error, i) => (error, bin: b.Bins[i], fromB: true)))
            .OrderBy(item => item.error)
            .ToArray();
        _countA = [.. a.Members.Select(bin => bin.Length)];
        _countB = [.. b.Members.Select(bin => bin.Length)];
        _bins = [.. pooled.Select(item => item.bin)];
        _fromB = [.. pooled.Select(item => item.fromB)];
        _endsTie = [.. pooled.Select((item, i) => i + 1 == pooled.Length || pooled[i + 1].error != item.error)];

        // Offsets from the bin's mean: their sum is 0 whatever the labels, and squares of small numbers keep their digits.
        var means = pooled.GroupBy(item => item.bin).ToDictionary(bin => bin.Key, bin => bin.Average(item => item.error));
        _offsets = [.. pooled.Select(item => item.error - means[item.bin])];
        _squares = [.. Enumerable.Range(0, _countA.Length).Select(bin => _offsets.Where((_, i) => _bins[i] == bin).Sum(offset => offset * offset))];
        _dealt = new Dealt[_countA.Length];
        _scale = Math.Sqrt(_squares.Sum());
        var distance = Deal(null);
        (Difference, StandardError, _freedom) = Means();
        (Statistic, Distance) = (Studentised(Difference, StandardError), distance);
    }

    /// <summary>Mean of B minus mean of A.</summary>
    public double Difference { get; }

    /// <summary>Of the difference; 0 where no bin has any spread within a side.</summary>
    public double StandardError { get; }

    /// <summary>|t|; infinite for a difference without spread.</summary>
    public double Statistic { get; }

    /// <summary>The Kolmogorov-Smirnov distance.</summary>
    public double Distance { get; }

    /// <summary>Whether every bin has two networks on some side, so that its spread can be told.</summary>
    public bool HasSpread => StandardError > 0 && _countA.Zip(_countB).All(bin => bin.First + bin.Second > 2);

    /// <summary>The p-value of Welch's t; 0 for a difference without spread.</summary>
    public double WelchPValue => StandardError > 0 ? 2 * StudentT.CDF(0, 1, _freedom, -Statistic) : Statistic > 0 ? 0 : 1;

    /// <summary>|t| whose p-value by Welch's t is a level.</summary>
    public double WelchCritical(double level) => StudentT.InvCDF(0, 1, _freedom, 1 - (level / 2));

    /// <summary>Draws labellings.</summary>
    public PermutationResult Run(int permutations, ulong seed)
    {
        var random = new SplitMix64(seed);
        var statistics = new double[permutations];
        var distanceHits = 0;
        for (var i = 0; i < permutations; i++)
        {
            distanceHits += Deal(random) >= Distance - Tolerance ? 1 : 0;
            statistics[i] = Drawn();
        }

        Array.Sort(statistics);
        return new PermutationResult(this, statistics, (1.0 + distanceHits) / (1 + permutations));
    }

    /// <summary>
    /// The means' p-value where only its side of a level matters: drawing stops as soon as so many labellings are as far apart that the
    /// full number could not bring it down to the level.
    /// </summary>
    public double RunUntilAbove(double level, int permutations, ulong seed)
    {
        var welch = WelchPValue;
        if (welch > level)
            return welch;

        var random = new SplitMix64(seed);
        var hits = 0;
        var most = (level * (1 + permutations)) - 1;
        for (var i = 1; i <= permutations; i++)
        {
            Deal(random);
            hits += Drawn() >= Statistic ? 1 : 0;

            // A few hits more than decide, so that the estimate given is not a coarse one.
            if (hits > most + 10)
                return Math.Max((1.0 + hits) / (1 + i), Math.BitIncrement(level));
        }

        return Math.Max(welch, (1.0 + hits) / (1 + permutations));
    }

    // Deals the labels, without a generator the true ones, sums up each bin's side B and gives the distance.
    private double Deal(SplitMix64? random)
    {
        for (var bin = 0; bin < _dealt.Length; bin++)
        {
            _dealt[bin] = new Dealt { Left = _countA[bin] + _countB[bin], LeftB = _countB[bin] };
        }

        double gap = 0, distance = 0;
        for (var i = 0; i < _offsets.Length; i++)
        {
            var bin = _bins[i];
            ref var dealt = ref _dealt[bin];
            if (random is null ? _fromB[i] : random.NextInt(dealt.Left) < dealt.LeftB)
            {
                dealt.LeftB--;
                dealt.SumB += _offsets[i];
                dealt.SquaresB += _offsets[i] * _offsets[i];
                gap += 1.0 / _countB[bin];
            }
            else
            {
                gap -= 1.0 / _countA[bin];
            }

            dealt.Left--;
            if (_endsTie[i])
                distance = Math.Max(distance, Math.Abs(gap));
        }

        return distance / _dealt.Length;
    }

    private (double Difference, double StandardError, double Freedom) Means()
    {
        var (difference, variance, uncertainty) = (0.0, 0.0, 0.0);
        for (var bin = 0; bin < _dealt.Length; bin++)
        {
            var (sum, squares) = (_dealt[bin].SumB, _dealt[bin].SquaresB);
            double a = _countA[bin], b = _countB[bin];
            difference += sum * ((1 / a) + (1 / b));
            var withinA = Within(_squares[bin] - squares - (sum * sum / a), bin);
            var withinB = Within(squares - (sum * sum / b), bin);
            if (a > 1 && b > 1)
            {
                Add(withinA / (a - 1) / a, a - 1);
                Add(withinB / (b - 1) / b, b - 1);
            }
            else
            {
                Add((withinA + withinB) / Math.Max(1, a + b - 2) * ((1 / a) + (1 / b)), Math.Max(1, a + b - 2));
            }
        }

        return (difference / _dealt.Length, Math.Sqrt(variance) / _dealt.Length, variance * variance / uncertainty);

        void Add(double part, double freedom)
        {
            variance += part;
            uncertainty += part * part / freedom;
        }
    }

    private double Within(double squares, int bin) => squares <= Rounding * _squares[bin] ? 0 : squares;

    // A labelling's |t|; one that differs from the sample's by rounding alone ties with it.
    private double Drawn()
    {
        var (difference, error, _) = Means();
        var statistic = Studentised(difference, error);
        return double.IsFinite(Statistic) && Math.Abs(statistic - Statistic) <= Tolerance * (1 + Statistic) ? Statistic : statistic;
    }

    private double Studentised(double difference, double error) =>
        Math.Abs(difference) <= Tolerance * _scale ? 0 : error > 0 ? Math.Abs(difference) / error : double.PositiveInfinity;

    private struct Dealt
    {
        public int Left;
        public int LeftB;
        public double SumB;
        public double SquaresB;
    }
}
