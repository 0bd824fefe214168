using Explorer.SearchSpace.Sampling;

namespace Explorer.Analysis.Comparisons;

/// <summary>
/// Random labellings of two pooled samples: the labels of each bin are dealt out anew, and mean difference and Kolmogorov-Smirnov
/// distance are computed in one pass over the sorted errors. Exact at any size where the labels are exchangeable within bins.
/// </summary>
internal sealed class PermutationTest
{
    // Sums of some thousand weights differ in the last digits with their order; two labellings that tie must still tie.
    private const double Tolerance = 1e-11;

    private readonly double[] _errors;
    private readonly int[] _bins;
    private readonly bool[] _fromB;
    private readonly int[] _countA;
    private readonly int[] _countB;
    private readonly int[] _left;
    private readonly int[] _leftB;

    public PermutationTest(ComparisonSample a, ComparisonSample b)
    {
        var pooled = a.Errors.Select((error, i) => (error, bin: a.Bins[i], fromB: false))
            .Concat(b.Errors.Select((error, i) => (error, bin: b.Bins[i], fromB: true)))
            .OrderBy(item => item.error)
            .ToArray();
        _errors = [.. pooled.Select(item => item.error)];
        _bins = [.. pooled.Select(item => item.bin)];
        _fromB = [.. pooled.Select(item => item.fromB)];
        _countA = [.. a.Members.Select(bin => bin.Length)];
        _countB = [.. b.Members.Select(bin => bin.Length)];
        _left = new int[_countA.Length];
        _leftB = new int[_countA.Length];
        (Difference, Distance) = Sweep(null);
    }

    /// <summary>Mean of B minus mean of A.</summary>
    public double Difference { get; }

    /// <summary>The Kolmogorov-Smirnov distance.</summary>
    public double Distance { get; }

    /// <summary>The p-values of both, (1 + h) / (1 + N).</summary>
    public (double Mean, double Distance) Run(int permutations, ulong seed)
    {
        var random = new SplitMix64(seed);
        var (meanHits, distanceHits) = (0, 0);
        for (var i = 0; i < permutations; i++)
        {
            var (difference, distance) = Sweep(random);
            meanHits += Math.Abs(difference) >= Math.Abs(Difference) - Tolerance ? 1 : 0;
            distanceHits += distance >= Distance - Tolerance ? 1 : 0;
        }

        return ((1.0 + meanHits) / (1 + permutations), (1.0 + distanceHits) / (1 + permutations));
    }

    /// <summary>
    /// The mean difference's p-value where only its side of a level matters: drawing stops as soon as so many labellings are as far
    /// apart that the full number could not bring it down to the level.
    /// </summary>
    public double RunUntilAbove(double level, int permutations, ulong seed)
    {
        var random = new SplitMix64(seed);
        var hits = 0;
        var most = (level * (1 + permutations)) - 1;
        for (var i = 1; i <= permutations; i++)
        {
            hits += Math.Abs(Sweep(random).Difference) >= Math.Abs(Difference) - Tolerance ? 1 : 0;

            // A few hits more than decide, so that the estimate given is not a coarse one.
            if (hits > most + 10)
            {
                return Math.Max((1.0 + hits) / (1 + i), Math.BitIncrement(level));
            }
        }

        return (1.0 + hits) / (1 + permutations);
    }

    // Without a generator the labels are the true ones.
    private (double Difference, double Distance) Sweep(SplitMix64? random)
    {
        for (var bin = 0; bin < _left.Length; bin++)
        {
            _leftB[bin] = _countB[bin];
            _left[bin] = _countA[bin] + _countB[bin];
        }

        double difference = 0, gap = 0, distance = 0;
        for (var i = 0; i < _errors.Length; i++)
        {
            var bin = _bins[i];
            var isB = random is null ? _fromB[i] : random.NextInt(_left[bin]) < _leftB[bin];
            _left[bin]--;
            var weight = -1.0 / _countA[bin];
            if (isB)
            {
                _leftB[bin]--;
                weight = 1.0 / _countB[bin];
            }

            difference += weight * _errors[i];
            gap += weight;
            if (i + 1 == _errors.Length || _errors[i + 1] != _errors[i])
            {
                distance = Math.Max(distance, Math.Abs(gap));
            }
        }

        return (difference / _left.Length, distance / _left.Length);
    }
}
