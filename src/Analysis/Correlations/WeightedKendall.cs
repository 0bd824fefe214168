namespace Explorer.Analysis.Correlations;

/// <summary><see cref="KendallTau"/> of pairs that count several times each, as in a resample, from ranks that were sorted once.</summary>
internal static class WeightedKendall
{
    /// <summary>τ-b: (concordant − discordant pairs) / √((n₀ − n₁)(n₀ − n₂)), where n₀ counts all pairs and n₁, n₂ those tied on either side.</summary>
    /// <param name="first">The ranks of one side.</param>
    /// <param name="second">The ranks of the other side.</param>
    /// <param name="weights">How often each pair counts, at least 0.</param>
    /// <returns>In [−1, 1]; null below two pairs or where either side is constant.</returns>
    public static double? Of(RankOrder first, RankOrder second, int[] weights)
    {
        var tree = new long[second.Count + 1];
        var (score, inserted, tiedFirst, total) = (0L, 0L, 0L, 0L);
        for (var start = 0; start < first.Order.Length;)
        {
            var end = first.EndOfTie(start);
            var group = 0L;
            for (var place = start; place < end; place++)
            {
                var item = first.Order[place];
                if (weights[item] > 0)
                {
                    var below = Sum(tree, second.Ranks[item]);
                    var above = inserted - Sum(tree, second.Ranks[item] + 1);
                    score += weights[item] * (below - above);
                    group += weights[item];
                }
            }

            for (var place = start; place < end; place++)
            {
                Add(tree, second.Ranks[first.Order[place]], weights[first.Order[place]]);
            }

            inserted += group;
            total += group;
            tiedFirst += group * (group - 1) / 2;
            start = end;
        }

        var pairs = total * (total - 1) / 2;
        double product = (double)(pairs - tiedFirst) * (pairs - second.TiedPairs(weights));
        return product > 0 ? score / Math.Sqrt(product) : null;
    }

    // A Fenwick tree of weights by rank: the sum over ranks below `rank`.
    private static long Sum(long[] tree, int rank)
    {
        var sum = 0L;
        for (var i = rank; i > 0; i -= i & -i)
        {
            sum += tree[i];
        }

        return sum;
    }

    private static void Add(long[] tree, int rank, int weight)
    {
        for (var i = rank + 1; i < tree.Length; i += i & -i)
        {
            tree[i] += weight;
        }
    }
}
