namespace Explorer.Statistics.Correlations;

/// <summary>Some numbers in order, with their ranks: sorted once, so that resamples of them need no sorting.</summary>
internal sealed class RankOrder
{
    private RankOrder(int[] order, int[] ranks, int count)
    {
        Order = order;
        Ranks = ranks;
        Count = count;
    }

    /// <summary>The items by their number, least first.</summary>
    public int[] Order { get; }

    /// <summary>The rank of each item, from 0; equal numbers share one.</summary>
    public int[] Ranks { get; }

    /// <summary>Different numbers.</summary>
    public int Count { get; }

    public static RankOrder Of(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(order, (left, right) => values[left].CompareTo(values[right]));
        var ranks = new int[values.Length];
        var rank = -1;
        for (var place = 0; place < order.Length; place++)
        {
            rank += place == 0 || values[order[place]] != values[order[place - 1]] ? 1 : 0;
            ranks[order[place]] = rank;
        }

        return new RankOrder(order, ranks, rank + 1);
    }

    /// <summary>The places of each tie, or of a number alone, in order; the end is the place behind it.</summary>
    public IEnumerable<(int Start, int End)> Ties()
    {
        for (var start = 0; start < Order.Length;)
        {
            var end = start + 1;
            while (end < Order.Length && Ranks[Order[end]] == Ranks[Order[start]])
                end++;

            yield return (start, end);
            start = end;
        }
    }

    /// <summary>The mean rank of each item, from 1; ties share theirs.</summary>
    public double[] MeanRanks()
    {
        var ranks = new double[Order.Length];
        foreach (var (start, end) in Ties())
        {
            for (var place = start; place < end; place++)
                ranks[Order[place]] = (start + end + 1) / 2.0;
        }

        return ranks;
    }

    /// <summary>How much of each item is among the <paramref name="count"/> least, a tie at the edge shared out evenly.</summary>
    public double[] Least(int count, int[] weights)
    {
        var share = new double[Order.Length];
        double left = count;
        foreach (var (start, end) in Ties())
        {
            if (left <= 0)
                break;

            var group = 0L;
            for (var place = start; place < end; place++)
                group += weights[Order[place]];

            var taken = group == 0 ? 0 : Math.Min(1, left / group);
            for (var place = start; place < end; place++)
                share[Order[place]] = taken * weights[Order[place]];

            left -= group;
        }

        return share;
    }
}
