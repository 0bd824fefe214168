using Explorer.Documents.Pages;

namespace Explorer.Documents.Tests.Pages;

public sealed class PagePartsTests
{
    [Fact]
    public void Fill_ValueWithPlaceholder_IsNotFilledAgain()
    {
        var values = new Dictionary<string, Markup>(StringComparer.Ordinal) { ["a"] = new("{{b}}"), ["b"] = new("secret"), ["none"] = Markup.Empty };

        Assert.Equal("{{b}}|secret|", PageTemplate.Fill("{{a}}|{{#b}}{{b}}{{/b}}|{{#none}}{{none}} left out{{/none}}", values));
    }

    [Theory]
    [InlineData("0.1.0+4388d95a4ead60e07691f70b6b698b1305ea24fa", "<span title=\"0.1.0+4388d95a4ead60e07691f70b6b698b1305ea24fa\">0.1.0+4388d95a4e</span>")]
    [InlineData("0.1.0+4388d95", "0.1.0+4388d95")]
    [InlineData("0.1.0", "0.1.0")]
    public void Version_WithACommit_IsShortWithTheWholeOneAsTitle(string version, string expected) => Assert.Equal(expected, PageTemplate.Version(version).Text);

    [Fact]
    public void Write_MomentsAndLongWords_HaveTheirMarkup()
    {
        var moment = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1));
        var sentence = string.Join(' ', Enumerable.Repeat("word", 20));
        var table = new Table([new Column("begun"), new Column("why"), new Column("b")], [[Cell.Since(moment, moment.AddSeconds(200)), Cell.Words(sentence), Cell.Words("short")], [Cell.Ago(moment, moment.AddHours(5)), Cell.Words("a"), Cell.Words("c")]]);

        var html = HtmlWriter.Write(new Document("", [table]), _ => "").Text.Replace("&#160;", " ", StringComparison.Ordinal);

        Assert.Contains("<time datetime=\"2026-03-02T09:00:00Z\" title=\"2 Mar 2026, 09:00 UTC\">3 min 20 s</time>", html, StringComparison.Ordinal);
        Assert.Contains(">5 h ago</time>", html, StringComparison.Ordinal);
        Assert.Contains($"<td class=\"words long\">{sentence}</td><td class=\"words\">short</td>", html, StringComparison.Ordinal);
        Assert.Equal("just now", Cell.Ago(moment, moment.AddHours(-1)).Text);
    }

    [Fact]
    public void Of_Values_AreEncodedUnlessMarkup()
    {
        var text = "<b>\"1\" & '2'</b>";

        Assert.Equal("<p title=\"&lt;b&gt;&quot;1&quot; &amp; &#39;2&#39;&lt;/b&gt;\"><i>1,5</i> 2.5</p>", Markup.Of($"<p title=\"{text}\">{new Markup("<i>1,5</i>")} {2.5}</p>").Text);
    }
}
