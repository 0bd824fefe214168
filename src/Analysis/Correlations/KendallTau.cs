namespace Explorer.Analysis.Correlations;

/// <summary>
/// Kendall's rank correlation τ-b, which ties shrink (Kendall, Biometrika 33, 1945), in n log n steps (Knight, Journal of the American
/// Statistical Association 61, 1966).
/// </summary>
public static class KendallTau
{
    /// <summary>The correlation of pairs.</summary>
    /// <param name="first">One number a pair, none NaN.</param>
    /// <param name="second">The other number of each pair, none NaN.</param>
    /// <returns>τ-b in [−1, 1]; null below two pairs or where either side is constant.</returns>
    public static double? Of(double[] first, double[] second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"{second.Length} numbers for {first.Length}", nameof(second));
        }

        int[] order = [.. Enumerable.Range(0, first.Length)];
        Array.Sort(order, (a, b) => first[a].CompareTo(first[b]) is not 0 and var byFirst ? byFirst : second[a].CompareTo(second[b]));
        var pairs = Pairs(first.Length);
        var tiedFirst = Tied(order, (a, b) => first[a] == first[b]);
        var tiedBoth = Tied(order, (a, b) => first[a] == first[b] && second[a] == second[b]);
        var values = Array.ConvertAll(order, i => second[i]);
        var discordant = SortCounting(values, new double[values.Length], 0, values.Length);
        var tiedSecond = Tied(Enumerable.Range(0, values.Length).ToArray(), (a, b) => values[a] == values[b]);
        var scale = Math.Sqrt(pairs - tiedFirst) * Math.Sqrt(pairs - tiedSecond);
        return scale > 0 ? Math.Clamp((pairs - tiedFirst - tiedSecond + tiedBoth - (2 * discordant)) / scale, -1, 1) : null;
    }

    private static double Pairs(double count) => count * (count - 1) / 2;

    // Pairs within runs of equals.
    private static double Tied(int[] order, Func<int, int, bool> equal)
    {
        var (sum, run) = (0.0, 1);
        for (var i = 1; i <= order.Length; i++)
        {
            if (i < order.Length && equal(order[i - 1], order[i]))
            {
                run++;
                continue;
            }

            sum += Pairs(run);
            run = 1;
        }

        return sum;
    }

    // Sorts values from start to end by merging and counts the pairs that were in the wrong order.
    private static double SortCounting(double[] values, double[] room, int start, int end)
    {
        if (end - start < 2)
        {
            return 0;
        }

        var middle = (start + end) / 2;
        var count = SortCounting(values, room, start, middle) + SortCounting(values, room, middle, end);
        var (left, right) = (start, middle);
        for (var at = start; at < end; at++)
        {
            if (left < middle && (right >= end || values[left] <= values[right]))
            {
                room[at] = values[left++];
            }
            else
            {
                room[at] = values[right++];
                count += middle - left;
            }
        }

        Array.Copy(room, start, values, start, end - start);
        return count;
    }
}
