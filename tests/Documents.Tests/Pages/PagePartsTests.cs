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

    [Fact]
    public void Of_Values_AreEncodedUnlessMarkup()
    {
        var text = "<b>\"1\" & '2'</b>";

        Assert.Equal("<p title=\"&lt;b&gt;&quot;1&quot; &amp; &#39;2&#39;&lt;/b&gt;\"><i>1,5</i> 2.5</p>", Markup.Of($"<p title=\"{text}\">{new Markup("<i>1,5</i>")} {2.5}</p>").Text);
    }
}
