using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Explorer.Documents.Tests.Figures;

public sealed class FigureDataTests
{
    [Fact]
    public void Figures_StepFunction_BeginsAndEndsAtTheAxisEnds()
    {
        var figure = new Figure("edf", "", new Axis("e", "e") { Range = (0.2, 0.6), Numbers = AxisNumbers.Shares }, new Axis("F", "F"),
            [new Series("one", SeriesKind.Steps, [double.NegativeInfinity, 0.3, 0.4], [0.1, 0.5, 1]) { Trials = [0, 7, 9] }, new Series("two", SeriesKind.Steps, [0.5], [1])]);

        var series = Read(figure).GetProperty("edf").GetProperty("series");

        Assert.Equal([0.2, 0.3, 0.4, 0.6], Numbers(series[0].GetProperty("x")));
        Assert.Equal([0.1, 0.5, 1, 1], Numbers(series[0].GetProperty("y")));
        Assert.Equal([0.2, 0.5, 0.6], Numbers(series[1].GetProperty("x")));
        Assert.Equal([0, 1, 1], Numbers(series[1].GetProperty("y")));
        Assert.Equal("40.00\u00a0%: 1", series[0].GetProperty("words")[2].GetString());
        Assert.Equal(9, series[0].GetProperty("trials")[2].GetInt32());
    }

    [Fact]
    public void Figures_TrialInSeveral_HasItsWordsOnce()
    {
        Figure Of(string key, string words) => new(key, "", new Axis("x", "x"), new Axis("y", "y"), [new Series("", SeriesKind.Points, [1], [2]) { Trials = [7], Labels = [words] }]);

        var data = JsonDocument.Parse(HtmlWriter.Figures(new Document("", [Of("a", "trial 7: good"), Of("b", "trial 7: good"), Of("c", "else")])).Text).RootElement;

        JsonElement Words(string key) => data.GetProperty("figures").GetProperty(key).GetProperty("series")[0].GetProperty("words")[0];
        Assert.Equal("trial 7: good", data.GetProperty("trials").GetProperty("7").GetString());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, "else"), (Words("a").ValueKind, Words("b").ValueKind, Words("c").GetString()));
    }

    [Fact]
    public void Figures_NoNumber_IsNull()
    {
        var figure = new Figure("x", "", new Axis("x", "x"), new Axis("y", "y"), [new Series("one", SeriesKind.Line, [1, 2], [double.NaN, double.PositiveInfinity])]);

        Assert.All(Read(figure).GetProperty("x").GetProperty("series")[0].GetProperty("y").EnumerateArray(), value => Assert.Equal(JsonValueKind.Null, value.ValueKind));
    }

    [Fact]
    public void Figures_HostileName_CannotLeaveItsScriptElement()
    {
        var figure = new Figure("x", "", new Axis("</script><script>alert(1)", "x"), new Axis("y", "y"), []);

        Assert.DoesNotContain('<', HtmlWriter.Figures(new Document("", [figure])).Text);
    }

    [Fact]
    public async Task FigureScript_PageOfEveryKind_DrawsAll()
    {
        var chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(chromium is null, "Needs Chromium");
        var folder = Directory.CreateTempSubdirectory("explorer-figures-");
        try
        {
            var page = await Drawn(chromium!, folder);

            var expected = Examples.All.Sum(drawing => drawing switch { Figure => 1, Panels panels => panels.Figures.Count, _ => 0 });
            Assert.Equal(expected, page.Plots);
            Assert.Equal(expected, page.Drawn);
            Assert.Empty(page.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Plots, int Drawn, string Errors)> Drawn(string chromium, DirectoryInfo folder)
    {
        var document = new Document("", [.. Examples.All]);
        var page = Path.Combine(folder.FullName, "page.html");
        await File.WriteAllTextAsync(page, $$"""
            <!DOCTYPE html><html><head><meta charset="utf-8"><style>{{Palette.Css}}</style><script>addEventListener('error', e => { document.documentElement.dataset.error = e.message; });</script></head>
            <body><main>{{HtmlWriter.Write(document, _ => "")}}</main><script type="application/json" id="figure-data">{{HtmlWriter.Figures(document)}}</script>
            <script>{{HtmlWriter.Plotly}}</script><script>{{HtmlWriter.FigureScript}}</script></body></html>
            """);
        using var process = Process.Start(new ProcessStartInfo(chromium)
        {
            ArgumentList = { "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1000,800", "--virtual-time-budget=20000", $"--user-data-dir={folder.FullName}/profile", "--dump-dom", "file://" + page },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var dom = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        var body = dom[dom.IndexOf("<main>", StringComparison.Ordinal)..dom.IndexOf("figure-data", StringComparison.Ordinal)];
        return (Count(body, "data-figure="), Count(body, "js-plotly-plot\""), Regex.Match(dom, "data-error=\"(?<words>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["words"].Value);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static JsonElement Read(Figure figure) => JsonDocument.Parse(HtmlWriter.Figures(new Document("", [figure])).Text).RootElement.GetProperty("figures");

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];
}
