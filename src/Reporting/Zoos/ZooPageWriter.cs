using Explorer.Documents.Figures;
using Explorer.Documents.Figures.Kinds;

namespace Explorer.Reporting.Zoos;

/// <summary>Writes a comparison of exported networks: a page that works offline, its figures and its table beside it.</summary>
public static class ZooPageWriter
{
    /// <summary>Name of the page.</summary>
    public const string PageFile = "zoo.html";

    /// <summary>Name of the table, Markdown.</summary>
    public const string TableFile = "zoo.md";

    /// <summary>Writes the files, over older ones.</summary>
    /// <param name="title">What is compared.</param>
    /// <param name="rows">The networks; at least one.</param>
    /// <param name="codeVersion">Version of the program.</param>
    /// <param name="generatedAt">When the page is made.</param>
    /// <param name="directory">Folder to write to; made where it is missing.</param>
    /// <returns>The paths written, the page first.</returns>
    /// <exception cref="SearchSpace.InvalidInputException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(string title, IReadOnlyList<ZooRow> rows, string codeVersion, DateTimeOffset generatedAt, string directory)
    {
        Block Figure(string key, string caption, string cost, Func<ZooRow, double?> value) => Block.Figure.Of(FrontFigure.Of(
            key, caption, new Axis(cost, "cost") { Numbers = key == "error-latency" ? AxisNumbers.Plain : AxisNumbers.Quantities }, new Axis("test error", "test_error") { Numbers = AxisNumbers.Shares },
            [.. rows.Where(row => value(row) > 0).Select(row => (row.Name, value(row)!.Value, row.TestError))]));
        IReadOnlyList<Block> blocks =
        [
            new Block.Section("cost", "Error against cost"),
            Figure("error-flops", "Vertical lines: 95 % interval over the test images. The line joins the networks that no other beats in both (Pareto).", "FLOPs", row => row.Complexity.Flops),
            Figure("error-params", "The same against parameters.", "parameters", row => row.Complexity.Params),
            .. rows.Any(row => row.Latency > 0) ? [Figure("error-latency", "The same against the latency of one image, as measured at each export.", "latency of one image, ms", row => row.Latency)] : Array.Empty<Block>(),
            new Block.Section("networks", "Networks"),
            ZooTable.Block(rows),
        ];
        var figures = blocks.OfType<Block.Figure>().Select(figure => (figure.File, Content: figure.Picture.Standalone(""))).ToList();
        IReadOnlyList<(string File, string Content)> beside = [(TableFile, ZooTable.Markdown(title, rows)), .. figures];
        var page = PageTemplate.Fill(PageAssets.StudySkeleton, new Dictionary<string, Markup>(StringComparer.Ordinal)
        {
            ["kicker"] = Markup.Encode("Exported networks"),
            ["title"] = Markup.Encode(title),
            ["description"] = Markup.Empty,
            ["codeVersion"] = Markup.Encode(codeVersion),
            ["generatedAt"] = Markup.Encode(generatedAt.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            ["result"] = Markup.Encode(Result(rows)),
            ["contents"] = HtmlDocument.Contents(blocks),
            ["body"] = HtmlDocument.Write(blocks),
            ["files"] = Markup.Join(beside.Select(file => Markup.Of($"<a href=\"{file.File}\">{file.File}</a>")), ", "),
            ["css"] = new Markup($"{PageAssets.StudyCss}\n{PageAssets.Read("training.css")}"),
        });
        return PageFiles.Write(directory, beside.Prepend((PageFile, page)));
    }

    private static string Result(IReadOnlyList<ZooRow> rows)
    {
        var best = rows.MinBy(row => row.TestError.Value)!;
        var errors = new ErrorFormat(2);
        return best.TestError.Interval is { } interval
            ? $"{best.Name} has the least test error: {errors.Percent(best.TestError.Value)}, 95 % interval {errors.Range(interval)}. Networks whose intervals overlap are not shown to differ."
            : $"{best.Name} has the least test error: {errors.Percent(best.TestError.Value)}.";
    }
}
