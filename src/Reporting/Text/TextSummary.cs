using Explorer.Analysis.Regime;
using Explorer.Reporting.Wording;
using Explorer.Statistics.Tests;

namespace Explorer.Reporting.Text;

/// <summary>The result for a terminal: plain text, at most 80 columns as long as networks have few stages.</summary>
public static class TextSummary
{
    private const int BestNetworks = 5;
    private const int LineWidth = 80;

    /// <summary>The result with key figures, the distribution as a small plot and the best networks.</summary>
    /// <param name="input">The experiment and its trials; none, one or many.</param>
    /// <param name="unicode">Whether the terminal shows block characters; else the plot is made of ASCII.</param>
    /// <returns>Lines that end in a line feed; ordinary spaces only.</returns>
    /// <exception cref="SearchSpace.InvalidInputException">A trial's record is damaged.</exception>
    public static string Write(ReportInput input, bool unicode = true)
    {
        var figures = ReportFigures.Of(input);
        var text = new StringBuilder();
        Wrap(text, $"{input.Name}: {ResultWording.Result(figures)}");
        foreach (var remark in ResultWording.Remarks(figures).Concat(figures.Population.Count > 0 ? RegimeWording.Report(figures.Regime) : []))
        {
            Wrap(text, remark);
        }

        if (figures.Population.Count > 1)
        {
            text.Append('\n');
            Figures(text, figures);
            text.Append('\n').Append(TextPlot.Write(figures, unicode));
        }

        if (figures.Fidelities is { } fidelities)
        {
            text.Append('\n');
            Wrap(text, $"Fidelities: {fidelities.Advice.InWords}");
        }

        Settings(text, figures);
        Best(text, figures);
        return text.ToString().Replace(NumberText.Space, " ", StringComparison.Ordinal).Replace(NumberText.Minus, "-", StringComparison.Ordinal);
    }

    private static void Figures(StringBuilder text, ReportFigures figures)
    {
        var summary = figures.Summary;
        var errors = figures.Errors;
        var naive = figures.Correction is null ? "" : " (naive)";
        text.Append("  validation error\n");
        foreach (var best in figures.Population.Best(1))
        {
            Line(text, "best", best.Error, KeyFigures.Detail(figures, best));
            if (figures.Again is { } again)
            {
                Line(text, "best, again", again.Expected, "expected from another seed");
            }
        }

        Line(text, "mean" + naive, summary.Mean!.Value, Interval(summary.Mean));
        Line(text, "median" + naive, summary.Median!.Value, Interval(summary.Median));
        Line(text, "lower quartile" + naive, summary.LowerQuartile!.Value, Interval(summary.LowerQuartile));
        Line(text, "upper quartile" + naive, summary.UpperQuartile!.Value, Interval(summary.UpperQuartile));
        if (figures.Correction?.Distribution is { } corrected)
        {
            Line(text, "mean, corrected", corrected.Mean.Value, Interval(corrected.Mean));
            foreach (var quantile in corrected.Quantiles)
            {
                Line(text, $"{(quantile.Share == 0.5 ? "median" : quantile.Share < 0.5 ? "lower quartile" : "upper quartile")}, corrected", quantile.Error.Value, Interval(quantile.Error));
            }
        }

        void Line(StringBuilder to, string name, double error, string detail) =>
            to.Append((figures.Correction is null ? $"    {name,-15}{errors.Percent(error),8}   {detail}" : $"    {name,-26}{errors.Percent(error),8}   {detail}").TrimEnd()).Append('\n');

        string Interval(Estimate estimate) => estimate.Interval is { } interval ? $"95 % interval {errors.Range(interval)}" : "";
    }

    private static void Best(StringBuilder text, ReportFigures figures)
    {
        var best = figures.Population.Best(BestNetworks);
        if (best.Count == 0)
        {
            return;
        }

        string[][] rows =
        [
            ["trial", "error", "FLOPs", "params", "depths", "widths"],
            .. best.Select(member => new[]
            {
                member.Trial.Index.ToString(CultureInfo.InvariantCulture),
                figures.Errors.Percent(member.Error),
                NumberText.Quantity(member.Trial.Complexity.Flops),
                NumberText.Quantity(member.Trial.Complexity.Params),
                StageLists.Depths(member.Shape),
                StageLists.Widths(member.Shape),
            }),
        ];
        text.Append("\n  best networks\n");

        // Numbers to the right, lists of stages to the left.
        Rows(text, rows, column => column < 4);
    }

    private static void Settings(StringBuilder text, ReportFigures figures)
    {
        if (figures.Parameters is not { Regression: { SettingLevels.IsEmpty: false } regression } report)
        {
            return;
        }

        text.Append('\n');
        Wrap(text, regression.InWords);
        text.Append("\n  change of the error from low to high, all others as they are, in points;\n  p corrected for all of them\n");
        Rows(text,
            [
                ["", "low", "high", "change (95 %)", "p"],
                .. report.Effects.Where(effect => effect.Adjusted is not null).OrderBy(effect => !effect.IsSetting).Select(effect => new[]
                {
                    effect.Key, NumberText.Value(effect.Low), NumberText.Value(effect.High), Cell.Points(effect.Adjusted!.OverRange).Text, NumberText.P(effect.Adjusted.AdjustedPValue),
                }),
            ],
            column => column is 1 or 2);
        text.Append("\n  swept settings level by level, against the mean of all, in points\n");
        Rows(text,
            [
                ["", "from", "to", "networks", "difference (95 %)"],
                .. regression.SettingLevels.Select(level => new[]
                {
                    level.Key, NumberText.Value(level.Low), NumberText.Value(level.High), level.Count.ToString(CultureInfo.InvariantCulture), Cell.Points(level.Difference).Text,
                }),
            ],
            column => column is >= 1 and <= 3);
    }

    private static void Rows(StringBuilder text, string[][] rows, Func<int, bool> right)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => right(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append("    ").Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }

    private static void Wrap(StringBuilder text, string paragraph)
    {
        var column = 0;
        foreach (var word in paragraph.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > LineWidth)
            {
                text.Append('\n');
                column = 0;
            }

            if (column > 0)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append('\n');
    }
}
