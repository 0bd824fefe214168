namespace Explorer.Analysis.Derivation;

/// <summary>
/// The range that the errors choose for one number, and what it is worth on networks whose errors had no part in the choice: each
/// fifth of the networks is judged by the range that the other four fifths choose (cross-fitting).
/// </summary>
/// <remarks>
/// The choice is where the best of random quarters lie, drawn with replacement: from the 2.5 % to the 97.5 % percentile (Radosavovic et
/// al., Designing Network Design Spaces, 2020, section 3.2), here by the exact distribution of the best one's rank. It is a rule for choosing,
/// no interval of an estimate.
/// </remarks>
internal sealed class RangeChoice
{
    /// <summary>Parts of the cross-fitting.</summary>
    public const int Folds = 5;

    private const double QuarterShare = 0.25;
    private const double Tail = 0.025;
    private const int All = -1;

    private readonly (double Low, double High)[] _ends;
    private readonly double[] _values;
    private readonly int[] _byValue;
    private readonly int[] _folds;
    private readonly RangeCut _cut;
    private readonly double[] _weights;

    /// <param name="values">The number that the choice looks at, one a network.</param>
    /// <param name="ends">The least and the greatest value of each network: a network is a member of a range that holds both.</param>
    /// <param name="folds">The part of each network, from 0 to <see cref="Folds"/> − 1, whatever its error.</param>
    /// <param name="cut">What the range may be.</param>
    public RangeChoice(double[] values, (double Low, double High)[] ends, int[] folds, RangeCut cut)
    {
        (_values, _ends, _folds, _cut) = (values, ends, folds, cut);
        _byValue = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        _weights = new double[values.Length];
    }

    /// <summary>Parts drawn at random, of equal size but for one network.</summary>
    public static int[] Parts(int count, ulong seed)
    {
        int[] parts = [.. Enumerable.Range(0, count).Select(i => i % Folds)];
        Shuffle(parts, new SplitMix64(seed));
        return parts;
    }

    /// <summary>Puts items into random order.</summary>
    public static void Shuffle<T>(T[] items, SplitMix64 random)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The range that all networks choose; null for none.</summary>
    /// <param name="ranking">The networks, least error first.</param>
    public (double Low, double High)? Whole(int[] ranking) => Choose(ranking, All);

    /// <summary>The range that the networks outside each part choose.</summary>
    /// <param name="ranking">The networks, least error first.</param>
    public (double Low, double High)?[] Without(int[] ranking) => [.. Enumerable.Range(0, Folds).Select(fold => Choose(ranking, fold))];

    /// <summary>
    /// Members of the range less the rest, each network by the range chosen without its part; a part without a range does not count.
    /// Null where a side has fewer networks than <paramref name="leastSide"/>.
    /// </summary>
    /// <param name="ranking">The networks, least error first.</param>
    /// <param name="errors">The errors in that order.</param>
    /// <param name="leastSide">Fewest networks on either side, at least 2.</param>
    public MeanDifference? Judge(int[] ranking, double[] errors, int leastSide)
    {
        Span<(double Low, double High)> ranges = stackalloc (double, double)[Folds];
        for (var fold = 0; fold < Folds; fold++)
            ranges[fold] = Choose(ranking, fold) ?? (double.NaN, double.NaN);

        var (inside, outside) = (new Moments(), new Moments());
        for (var rank = 0; rank < ranking.Length; rank++)
        {
            var network = ranking[rank];
            var range = ranges[_folds[network]];
            if (double.IsNaN(range.Low))
                continue;

            if (IsInside(network, range))
            {
                inside.Add(errors[rank]);
            }
            else
            {
                outside.Add(errors[rank]);
            }
        }

        return Math.Min(inside.Count, outside.Count) < leastSide ? null : MeanDifference.Of(inside, outside);
    }

    /// <summary>Whether a network is a member of a range.</summary>
    public bool IsInside(int network, (double Low, double High) range) => _ends[network].Low >= range.Low && _ends[network].High <= range.High;

    // P(the least of m uniform ranks among n is at least i) = (1 − i/n)^m.
    private (double Low, double High)? Choose(int[] ranking, int withoutFold)
    {
        var count = 0;
        foreach (var fold in _folds)
            count += fold != withoutFold ? 1 : 0;

        var draws = Math.Max(1, (int)Math.Round(QuarterShare * count, MidpointRounding.ToEven));
        var (rank, above) = (0, 1.0);
        foreach (var network in ranking)
        {
            if (_folds[network] == withoutFold)
            {
                _weights[network] = 0;
                continue;
            }

            // Far down the ranking nothing is left, and powers cost.
            var next = above < 1e-12 ? 0 : Math.Pow(1 - ((rank + 1.0) / count), draws);
            _weights[network] = above - next;
            (above, rank) = (next, rank + 1);
        }

        var (sum, lower, upper) = (0.0, double.NaN, double.NaN);
        foreach (var network in _byValue)
        {
            sum += _weights[network];
            if (double.IsNaN(lower) && sum >= Tail)
                lower = _values[network];

            upper = _values[network];
            if (sum >= 1 - Tail)
                break;
        }

        return _cut.Ends(lower, upper);
    }
}
