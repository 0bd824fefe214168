using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Explorer.Analysis.Derivation;

/// <summary>
/// The rank test of Kruskal and Wallis (Journal of the American Statistical Association 47, 1952), corrected for ties: do groups
/// differ in their errors, in whatever direction, a best value in the middle included?
/// </summary>
internal static class GroupTest
{
    /// <summary>The chi-squared approximation needs about this many in every group.</summary>
    public const int LeastGroup = 5;

    private const int MostValues = 6;
    private const int Parts = 3;

    /// <summary>
    /// Groups of members by a parameter's value: one a value where there are few, else thirds; groups too small are joined to their
    /// neighbour. Numbers from 0; all 0 where nothing can be told apart.
    /// </summary>
    public static int[] Groups(double[] values)
    {
        double[] sorted = [.. values.Order()];
        double[] distinct = [.. sorted.Distinct()];
        double[] bounds = distinct.Length <= MostValues
            ? distinct[1..]
            : [.. Enumerable.Range(1, Parts - 1).Select(part => sorted[part * sorted.Length / Parts]).Distinct().Where(bound => bound > sorted[0])];
        var kept = new List<double>();
        foreach (var bound in bounds)
        {
            var from = kept.Count == 0 ? double.NegativeInfinity : kept[^1];
            if (values.Count(value => value >= from && value < bound) >= LeastGroup && values.Count(value => value >= bound) >= LeastGroup)
            {
                kept.Add(bound);
            }
        }

        return [.. values.Select(value => kept.Count(bound => value >= bound))];
    }

    /// <summary>The p-value; null where there is one group only or all errors are equal.</summary>
    public static double? PValue(double[] errors, int[] groups)
    {
        var count = groups.Max() + 1;
        var ranks = errors.Ranks(RankDefinition.Average);
        double n = errors.Length;
        var ties = errors.GroupBy(error => error).Sum(group => Math.Pow(group.Count(), 3) - group.Count());
        var correction = 1 - (ties / ((n * n * n) - n));
        if (count < 2 || correction <= 0)
        {
            return null;
        }

        var (sums, sizes) = (new double[count], new int[count]);
        for (var i = 0; i < groups.Length; i++)
        {
            sums[groups[i]] += ranks[i];
            sizes[groups[i]]++;
        }

        var statistic = ((12 / (n * (n + 1)) * sums.Zip(sizes, (sum, size) => sum * sum / size).Sum()) - (3 * (n + 1))) / correction;
        return ChiSquared.CDF(count - 1, Math.Max(0, statistic)) is var below ? 1 - below : null;
    }
}
