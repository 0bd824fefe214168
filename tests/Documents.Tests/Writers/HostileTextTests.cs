namespace Explorer.Documents.Tests.Writers;

/// <summary>Names from elsewhere: a terminal obeys none, a spreadsheet runs none.</summary>
public sealed class HostileTextTests
{
    private const string Hostile = "a\u001b]0;pwned\u0007\u001b[31mRED\u009b2J\u202e\r";

    [Fact]
    public void Write_ControlCharacters_AreMadeVisibleByEveryWriter()
    {
        var document = new Document(Hostile, [new Block.Section("s", Hostile), new Block.Paragraph(Hostile), new Block.Points([Hostile]), Cells(Hostile)]);
        using var terminal = new StringWriter();
        new TerminalWriter(terminal).Write(document);
        using var plain = new StringWriter();
        using (var writer = new PlainTextWriter(plain))
            writer.WriteLine(Hostile);
        using var messages = new StringWriter();
        using (var writer = new EscapingWriter(messages))
        {
            writer.WriteLine(Hostile);
            writer.Write(Hostile.ToCharArray());
        }

        foreach (var text in (string[])[terminal.ToString(), plain.ToString(), messages.ToString(), MarkdownWriter.Write(document), HtmlWriter.Write(document, _ => "").Text, CsvWriter.Write(Cells(Hostile))])
        {
            Assert.DoesNotContain(text, letter => (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter == '\u202e');
            Assert.Contains("x1b", text, StringComparison.Ordinal);
            Assert.Contains("u202e", text, StringComparison.Ordinal);
        }
    }

    private static Table Cells(string text) => new([new Column("Name", "name")], [[Cell.Words(text)]]);

    [Fact]
    public void Write_CellWithALineFeed_StaysOneLine()
    {
        const string Forged = "cat\nall is well\t\u2028\u200f";
        using var terminal = new StringWriter();
        new TerminalWriter(terminal).Write(new Document("d", [Cells(Forged)]));
        foreach (var text in (string[])[terminal.ToString(), MarkdownWriter.Write(new Document("d", [Cells(Forged)]))])
            Assert.Contains(text.Split('\n'), line => line.Contains("cat", StringComparison.Ordinal) && line.Contains("nall is well", StringComparison.Ordinal) && line.Contains("u2028", StringComparison.Ordinal) && line.Contains("u200f", StringComparison.Ordinal));
        Assert.Equal("cat\\nall is well\\t\\u2028\\u200f", ControlCharacters.EscapeLine(Forged));
    }

    [Fact]
    public void Escape_TextOfOtherLetters_IsLeft() => Assert.Equal("größe\t×\n𝛼 e\u0301", ControlCharacters.Escape("größe\t×\n𝛼 e\u0301"));

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("+1+cmd", "'+1+cmd")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\t=1+1", "'\t=1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("+1e3", "+1e3")]
    [InlineData("-", "-")]
    [InlineData("a=b", "a=b")]
    public void Write_CellThatASpreadsheetRuns_HasAnApostropheBeforeIt(string text, string expected) =>
        Assert.Equal($"name,b\n{expected},-0.5\n", CsvWriter.Write(new Table([new Column("Name", "name"), new Column("B", "b")], [[Cell.Words(text), Cell.Number(-0.5)]])));
}
