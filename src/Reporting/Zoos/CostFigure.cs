using Explorer.Reporting.Studies.Figures;

namespace Explorer.Reporting.Zoos;

/// <summary>Test error against a cost on a logarithmic axis, with intervals and the Pareto front.</summary>
internal static class CostFigure
{
    private const double PictureWidth = 440;
    private const int MostNames = 12;

    /// <summary>The picture; at least one network whose cost is known.</summary>
    public static Picture Draw(IReadOnlyList<ZooRow> rows, Func<ZooRow, double?> cost, string words, Func<double, string> label)
    {
        var known = rows.Where(row => cost(row) > 0).ToList();
        var costs = known.Select(row => Math.Log10(cost(row)!.Value)).ToArray();
        var lows = known.Select(row => row.TestError.Interval?.Lower ?? row.TestError.Value).ToArray();
        var highs = known.Select(row => row.TestError.Interval?.Upper ?? row.TestError.Value).ToArray();
        var (left, right) = (costs.Min(), costs.Max());
        var across = Math.Max(0.08, 0.08 * (right - left));
        var up = Math.Max(0.002, 0.06 * (highs.Max() - lows.Min()));
        var plot = new Plot
        {
            Left = 56,
            Top = 14,
            Width = PictureWidth - 72,
            Height = 220,
            Horizontal = (left - across, right + across),
            Vertical = (Math.Max(0, lows.Min() - up), highs.Max() + up),
        };
        foreach (var error in RoundErrors.Within(plot.Vertical.From, plot.Vertical.To))
        {
            plot.HorizontalLine(error);
            plot.Words(plot.Left - 8, plot.Y(error) + 4, "end", FormattableString.Invariant($"{100 * error:0.##} %"));
        }

        plot.HorizontalAxis(Ticks(plot.Horizontal.From, plot.Horizontal.To), tick => label(Math.Pow(10, tick)), words);
        var front = ParetoFront.Of([.. known.Select(row => (cost(row)!.Value, row.TestError.Value))]);
        plot.Path(string.Join(' ', front.Select(i => FormattableString.Invariant($"{plot.X(costs[i]):0.##},{plot.Y(known[i].TestError.Value):0.##}"))), "curve c2");
        for (var i = 0; i < known.Count; i++)
        {
            var on = front.Contains(i);
            plot.Line((costs[i], lows[i]), (costs[i], highs[i]), on ? "whisker thin c2" : "whisker thin open");
            plot.Dot(costs[i], known[i].TestError.Value, 4, on ? "dot c2" : "dot open", FormattableString.Invariant($"{known[i].Name}: {100 * known[i].TestError.Value:0.##} % at {label(cost(known[i])!.Value)}"));
            if (known.Count <= MostNames && on)
                Name(plot, costs[i], known[i]);
        }

        return new Picture(PictureWidth, plot.Top + plot.Height + 48, $"Test error against {words}", plot.Body);
    }

    // The front falls from left to right: names stand above it, and below it where they would leave the picture.
    private static void Name(Plot plot, double cost, ZooRow row)
    {
        var (x, y) = (plot.X(cost), plot.Y(row.TestError.Value));
        if (x > PictureWidth * 0.7)
            plot.Words(x - 6, y + 18, "end", row.Name, "name");
        else
            plot.Words(x + 6, y - 7, "start", row.Name, "name");
    }

    // 1, 2 and 5 times powers of ten; the ends where none of them lies inside.
    private static List<double> Ticks(double from, double to)
    {
        var ticks = new List<double>();
        for (var power = Math.Floor(from); power <= to; power++)
        {
            ticks.AddRange(new[] { 1.0, 2, 5 }.Select(digit => power + Math.Log10(digit)).Where(tick => tick >= from && tick <= to));
        }

        return ticks.Count > 6 ? [.. ticks.Where(tick => tick == Math.Floor(tick))] : ticks.Count > 0 ? ticks : [(from + to) / 2];
    }
}
