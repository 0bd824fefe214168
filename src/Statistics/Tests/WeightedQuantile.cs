namespace Explorer.Statistics.Tests;

/// <summary>
/// Quantiles of weighted values, some drawn several times: the k-th value stands at the weight before it over the weight before the
/// last one, linear between. With equal weights this is R's type 7, as in every summary.
/// </summary>
internal static class WeightedQuantile
{
    /// <summary>The quantiles.</summary>
    /// <param name="sorted">Values, ascending.</param>
    /// <param name="weights">The weight of each.</param>
    /// <param name="counts">How often each was drawn; null for once.</param>
    /// <param name="shares">The quantiles wanted, ascending, in [0, 1].</param>
    /// <param name="into">Their places.</param>
    public static void Fill(double[] sorted, double[] weights, int[]? counts, ReadOnlySpan<double> shares, Span<double> into)
    {
        var (total, last) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            var count = counts?[i] ?? 1;
            if (count > 0)
            {
                total += count * weights[i];
                last = weights[i];
            }
        }

        var (share, position, before, beforeValue) = (0, 0.0, 0.0, 0.0);
        var any = false;
        for (var i = 0; i < sorted.Length && share < shares.Length; i++)
        {
            var count = counts?[i] ?? 1;
            if (count == 0)
                continue;

            var end = position + ((count - 1) * weights[i]);
            while (share < shares.Length && shares[share] * (total - last) <= end + (1e-12 * total))
            {
                var wanted = shares[share] * (total - last);
                into[share++] = !any || wanted >= position ? sorted[i] : beforeValue + ((sorted[i] - beforeValue) * (wanted - before) / (position - before));
            }

            (before, beforeValue, any) = (end, sorted[i], true);
            position += count * weights[i];
        }

        into[share..].Fill(beforeValue);
    }
}
