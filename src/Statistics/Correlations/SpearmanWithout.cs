namespace Explorer.Statistics.Correlations;

/// <summary>Spearman's ρ, ties at mean rank, without each of the pairs in turn, in n log n steps: without one, the ranks above it fall by 1 and those that tie with it by ½.</summary>
internal static class SpearmanWithout
{
    /// <summary>One ρ a pair left out; null where a side is constant without it.</summary>
    public static double?[] Of(double[] first, double[] second)
    {
        var (x, y) = (RankOrder.Of(first), RankOrder.Of(second));
        var (ranksX, ranksY) = (x.MeanRanks(), y.MeanRanks());
        var count = first.Length;
        var (above, fallX, fallY) = (BothAbove(x, y), Above(x, ranksY), Above(y, ranksX));
        var (squaresX, squaresY) = (Squares(x), Squares(y));
        var products = ranksX.Zip(ranksY, (a, b) => a * b).Sum();
        double left = count - 1;
        var mean = left * (left + 1) * (left + 1) / 4;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var product = products - (ranksX[i] * ranksY[i]) - fallX[i] - fallY[i] + above[i] - mean;
            var scale = (squaresX[i] - mean) * (squaresY[i] - mean);
            return scale > 0 ? Math.Clamp(product / Math.Sqrt(scale), -1, 1) : (double?)null;
        })];
    }

    // Σ of the others' numbers that lie above each item, half of those that tie with it.
    private static double[] Above(RankOrder order, double[] numbers)
    {
        var sums = new double[numbers.Length];
        var higher = 0.0;
        foreach (var (start, end) in order.Ties().Reverse())
        {
            var tied = 0.0;
            for (var place = start; place < end; place++)
                tied += numbers[order.Order[place]];

            for (var place = start; place < end; place++)
            {
                var item = order.Order[place];
                sums[item] = higher + ((tied - numbers[item]) / 2);
            }

            higher += tied;
        }

        return sums;
    }

    // The others above each item on both sides, halves for a tie on one side, a quarter for both.
    private static double[] BothAbove(RankOrder x, RankOrder y)
    {
        var sums = new double[x.Order.Length];
        var tree = new RankTree(y.Count);
        foreach (var (start, end) in x.Ties().Reverse())
        {
            Add(start, end);
            for (var place = start; place < end; place++)
                tree.Add(y.Ranks[x.Order[place]]);

            Add(start, end);
            for (var place = start; place < end; place++)
            {
                // The item itself came in between.
                sums[x.Order[place]] -= 0.25;
            }
        }

        return sums;

        void Add(int start, int end)
        {
            for (var place = start; place < end; place++)
            {
                var (item, rank) = (x.Order[place], y.Ranks[x.Order[place]]);
                sums[item] += (tree.Above(rank) + tree.From(rank)) / 4.0;
            }
        }
    }

    // Σ rank² without each item: n(n + 1)(2n + 1)/6 less Σ (t³ − t)/12 over ties of t.
    private static double[] Squares(RankOrder order)
    {
        double left = order.Order.Length - 1;
        var ties = order.Ties().ToList();
        var lost = ties.Sum(tie => Lost(tie.End - tie.Start));
        var squares = new double[order.Order.Length];
        foreach (var (start, end) in ties)
        {
            for (var place = start; place < end; place++)
                squares[order.Order[place]] = (left * (left + 1) * ((2 * left) + 1) / 6) - lost + Lost(end - start) - Lost(end - start - 1);
        }

        return squares;

        static double Lost(double tied) => ((tied * tied * tied) - tied) / 12;
    }
}
