using Explorer.Documents.Blocks;
using Explorer.Documents.Figures;
using Explorer.Documents.Writers;

namespace Explorer.Documents.Tests.Writers;

public sealed class TerminalWriterTests
{
    [Fact]
    public void Write_Facts_HasNoHeaderLine() => Assert.Equal("a     1 k\nlong  2\n", Written(Table.Facts(("a", $"1{NumberText.Space}k"), ("long", "2"))));

    [Fact]
    public void Write_NoFacts_IsEmpty() => Assert.Equal("", Written(Table.Facts()));

    [Fact]
    public void Write_RowsOfWordsAndNumbers_SetsNumbersToTheRight() =>
        Assert.Equal("name  count\na         5\nbb        -\n", Written(Table.Of(["name", "count"], [[Cell.Words("a"), Cell.Count(5)], [Cell.Words("bb"), Cell.Count(null)]])));

    [Fact]
    public void Write_DetailsThatHoldNothing_AreLeftOutOfTheTableAltogether()
    {
        var table = new Table([new Column("name"), new Column("kept") { IsDetail = true }, new Column("empty") { IsDetail = true }], [[Cell.Words("a"), Cell.Count(1), Cell.Count(null)]]).WithoutEmptyDetails();

        Assert.Equal(["name", "kept"], table.Columns.Select(column => column.Title));
        Assert.Equal("a1", string.Concat(table.Rows[0]));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(140)]
    public void Write_WideTable_FitsTheTerminalAndLosesNothing(int columns)
    {
        var table = Table.Of(
            ["trial", "error [95 %]", "FLOPs", "depths", "widths", "reason"],
            [[Cell.Number(26, 0), Cell.Words("2.97 % [2.49, 3.55]"), Cell.Quantity(2.07e6), Cell.Words("1-5-1-5"), Cell.Words("16-8-8-32"), Cell.Words("a training that was stopped since it ran for longer than it may")]]);

        var lines = Written(table, columns).TrimEnd().Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= columns, line));
        Assert.Equal(
            "trial error [95 %] FLOPs depths widths reason 26 2.97 % [2.49, 3.55] 2.07 M 1-5-1-5 16-8-8-32 a training that was stopped since it ran for longer than it may",
            string.Join(' ', string.Join(' ', lines).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Write_FactsTooLongForTheTerminal_GoOnInTheirColumn() =>
        Assert.Equal("name    a b c\nclasses airplane\n".Replace("name    ", "name     ", StringComparison.Ordinal).Replace("classes ", "classes  ", StringComparison.Ordinal) + "         automobile ship\n",
            Written(Table.Facts(("name", "a b c"), ("classes", "airplane automobile ship")), 25));

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    public void Write_SketchedFigure_FitsTheTerminal(int columns)
    {
        var figure = new Figure("edf", "", new Axis("validation error e", "error") { Numbers = AxisNumbers.Shares }, new Axis("share of 32 networks below e", "up_to"),
            [new Series("naive: the networks that the scheduler let finish", SeriesKind.Steps, [0.03, 0.1, 0.26], [0.2, 0.6, 1])]) { IsSketched = true };

        var lines = Written(figure, columns).TrimEnd().Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= columns, line));
        Assert.EndsWith("26.00 %", lines[^1], StringComparison.Ordinal);
        Assert.Equal(Math.Min(columns, 73), lines[^1].Length);
    }

    [Fact]
    public void Write_CodeWithinText_StandsAsItIs()
    {
        Assert.Equal("set epochs | to 5\n", Written(new Block.Paragraph($"set {CodeSpan.Of("epochs | to")} 5")));
        Assert.Equal("# \n\nset `epochs \\| to` 5 \\* 2\n", MarkdownWriter.Write(new Document("", [new Block.Paragraph($"set {CodeSpan.Of("epochs | to")} 5 * 2")])));
        Assert.Equal("<p>set <code>a &lt; b</code> 5</p>", HtmlWriter.Write(new Document("", [new Block.Paragraph($"set {CodeSpan.Of("a < b")} 5")]), _ => "").Text);
        Assert.Equal("a\nset epochs\n", CsvWriter.Write(new Table([new Column("a", "a")], [[Cell.Words($"set {CodeSpan.Of("epochs")}")]])));
    }

    private static string Written(Block block, int columns)
    {
        var output = new StringWriter();
        new TerminalWriter(output, columns, columns: columns).Write(new Document("", [block]));
        return output.ToString();
    }

    private static string Written(Block block)
    {
        var output = new StringWriter();
        new TerminalWriter(output).Write(new Document("", [block]));
        return output.ToString();
    }
}
