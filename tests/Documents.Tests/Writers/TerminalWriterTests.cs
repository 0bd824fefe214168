using Explorer.Documents.Blocks;
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

    private static string Written(Block block)
    {
        var output = new StringWriter();
        new TerminalWriter(output).Write(new Document("", [block]));
        return output.ToString();
    }
}
