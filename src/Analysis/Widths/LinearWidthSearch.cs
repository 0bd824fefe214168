using System.Buffers;

namespace Explorer.Analysis.Widths;

/// <summary>
/// The search over the grid. With t_j the true log widths, P their running sums and v the predicted log widths, the summed error is
/// Σ t_j² + Σ v_j² − 2 Σ v_j t_j, and the last sum needs P only where a stage begins: a few operations a candidate instead of one a
/// block. What comes within rounding of the least is then computed again block by block.
/// </summary>
internal static class LinearWidthSearch
{
    // Far above the rounding of the short form, far below any difference that matters.
    private const double Slack = 1e-9;

    private static readonly double[] LogWidths = [.. LinearWidthGrid.InitialWidths.Select(width => Math.Log(width))];
    private static readonly double[] LogMultipliers = [.. LinearWidthGrid.Multipliers.Select(multiplier => Math.Log(multiplier))];

    /// <summary>The best point of the grid for block-wise true log widths; null where there is none.</summary>
    public static LinearWidthFit? Best(double[] widths, int stages)
    {
        var candidates = LinearWidthCandidates.Of(widths.Length, stages);
        if (candidates.Heads.Length == 0)
            return null;

        var sums = Sums(widths);
        var near = Near(candidates, sums, Slack * widths.Length).Select(i => (Index: i, Error: Exact(candidates, i, widths))).ToList();
        var exact = near.Min(candidate => candidate.Error);
        return Choose(candidates, near.Where(candidate => candidate.Error <= exact + LinearWidthFit.TieTolerance).Select(candidate => candidate.Index), widths, exact);
    }

    // The candidates whose error is the least or within the slack of it.
    private static List<int> Near(LinearWidthCandidates candidates, double[] sums, double slack)
    {
        var errors = ArrayPool<double>.Shared.Rent(candidates.Heads.Length);
        var least = double.PositiveInfinity;
        for (var i = 0; i < candidates.Heads.Length; i++)
        {
            errors[i] = Variable(candidates, i, sums);
            least = Math.Min(least, errors[i]);
        }

        var near = new List<int>();
        for (var i = 0; i < candidates.Heads.Length; i++)
        {
            if (errors[i] <= least + slack)
                near.Add(i);
        }

        ArrayPool<double>.Shared.Return(errors);
        return near;
    }

    // The nearest line decides between ties, then the least w_0, w_m and w_a.
    private static LinearWidthFit Choose(LinearWidthCandidates candidates, IEnumerable<int> ties, double[] widths, double error)
    {
        var (count, nearest, chosen) = (0, double.PositiveInfinity, default((double, double, double)));
        foreach (var head in ties.Select(i => candidates.Heads[i]))
        {
            count += head.SlopeCount;
            var initialWidth = LinearWidthGrid.InitialWidths[head.WidthIndex];
            for (var slope = head.Slope; slope < head.Slope + head.SlopeCount; slope++)
            {
                var distance = Distance(widths, initialWidth, slope);
                if (distance < nearest - LinearWidthFit.TieTolerance)
                    (nearest, chosen) = (distance, (initialWidth, slope, LinearWidthGrid.Multipliers[head.MultiplierIndex]));
            }
        }

        return new LinearWidthFit
        {
            InitialWidth = chosen.Item1,
            Slope = chosen.Item2,
            Multiplier = chosen.Item3,
            Depth = widths.Length,
            FitError = error,
            Ties = count,
        };
    }

    private static double[] Sums(double[] widths)
    {
        var sums = new double[widths.Length + 1];
        for (var j = 0; j < widths.Length; j++)
            sums[j + 1] = sums[j] + widths[j];

        return sums;
    }

    // The summed error less Σ t_j²: Σ v² − 2 (v_last·P_d − ln w_m · Σ P_first).
    private static double Variable(LinearWidthCandidates candidates, int index, double[] sums)
    {
        ref readonly var head = ref candidates.Heads[index];
        var inner = 0.0;
        var end = (index + 1) * (candidates.Stages - 1);
        for (var k = end - candidates.Stages + 1; k < end; k++)
            inner += sums[candidates.FirstBlocks[k]];

        var step = LogMultipliers[head.MultiplierIndex];
        var last = LogWidths[head.WidthIndex] + ((candidates.Stages - 1) * step);
        return head.SquaredSum - (2 * ((last * sums[^1]) - (step * inner)));
    }

    private static double Exact(LinearWidthCandidates candidates, int index, double[] widths)
    {
        var head = candidates.Heads[index];
        var (steps, sum) = (0, 0.0);
        var next = index * (candidates.Stages - 1);
        var end = next + candidates.Stages - 1;
        for (var j = 0; j < widths.Length; j++)
        {
            if (next < end && candidates.FirstBlocks[next] == j)
            {
                steps++;
                next++;
            }

            var difference = LogWidths[head.WidthIndex] + (steps * LogMultipliers[head.MultiplierIndex]) - widths[j];
            sum += difference * difference;
        }

        return sum / widths.Length;
    }

    private static double Distance(double[] widths, double initialWidth, int slope)
    {
        var sum = 0.0;
        for (var j = 0; j < widths.Length; j++)
        {
            var difference = Math.Log(initialWidth + (slope * j)) - widths[j];
            sum += difference * difference;
        }

        return sum;
    }
}
