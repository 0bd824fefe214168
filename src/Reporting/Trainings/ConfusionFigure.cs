using System.Net;

namespace Explorer.Reporting.Trainings;

/// <summary>A confusion matrix: a row a class, its images spread over the classes they were taken for.</summary>
internal static class ConfusionFigure
{
    private const double PictureWidth = 440;
    private const double Names = 92;
    private const double Side = PictureWidth - Names - 6;
    private const double LargestCell = 34;
    private const double RowsWithNames = 9;
    private const int LongestName = 13;
    private const int MostNumbers = 12;
    private const double DarkShare = 0.55;

    /// <summary>The picture; at least one class.</summary>
    public static Picture Draw(IReadOnlyList<IReadOnlyList<int>> counts, IReadOnlyList<string> names)
    {
        var n = counts.Count;
        var cell = Math.Min(LargestCell, Side / n);
        var below = cell >= RowsWithNames ? 74.0 : 10;
        var body = new StringBuilder();
        for (var row = 0; row < n; row++)
        {
            var images = Math.Max(1, counts[row].Sum());
            var y = row * cell;
            if (cell >= RowsWithNames)
            {
                Add(body, $"<text class=\"name\" x=\"{Names - 8}\" y=\"{y + (cell / 2) + 4:0.##}\" text-anchor=\"end\">{Short(names[row])}</text>");
                var middle = Names + (y + (cell / 2));
                Add(body, $"<text class=\"name\" text-anchor=\"end\" transform=\"translate({middle + 4:0.##} {(n * cell) + 12:0.##}) rotate(-45)\">{Short(names[row])}</text>");
            }

            for (var column = 0; column < n; column++)
            {
                Cell(body, Names + (column * cell), y, cell, counts[row][column], (double)counts[row][column] / images, row == column, n, $"{names[row]} taken for {names[column]}");
            }
        }

        Add(body, $"<rect class=\"border\" x=\"{Names}\" y=\"0\" width=\"{n * cell:0.##}\" height=\"{n * cell:0.##}\"/>");
        return new Picture(PictureWidth, (n * cell) + below, "Confusion matrix of the test images", body.ToString());
    }

    private static void Cell(StringBuilder body, double x, double y, double cell, int count, double share, bool right, int classes, string words)
    {
        if (count == 0)
            return;

        // A square root lets the rare mistakes be seen.
        Add(body, $"<rect class=\"cell {(right ? "hit" : "miss")}\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{cell:0.##}\" height=\"{cell:0.##}\" fill-opacity=\"{(right ? share : Math.Sqrt(share)):0.###}\"><title>{WebUtility.HtmlEncode(words)}: {count} ({100 * share:0.0} %)</title></rect>");
        if (classes <= MostNumbers)
            Add(body, $"<text class=\"{(right && share > DarkShare ? "light" : "name")} count\" x=\"{x + (cell / 2):0.##}\" y=\"{y + (cell / 2) + 4:0.##}\" text-anchor=\"middle\">{count}</text>");
    }

    private static string Short(string name) => WebUtility.HtmlEncode(name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…");

    private static void Add(StringBuilder text, FormattableString part) => text.Append(part.ToString(CultureInfo.InvariantCulture));
}
