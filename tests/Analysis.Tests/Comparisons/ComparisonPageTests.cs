using Explorer.Analysis.Comparisons;
using Explorer.Documents.Pages;

namespace Explorer.Analysis.Tests.Comparisons;

public sealed class ComparisonPageTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task Open_ThreeSpaces_DrawsEveryCurveWithoutFaults()
    {
        using var folder = new TemporaryFolder();
        var path = Write(Input(), folder.Path)[0];
        var page = await chromium.PageAsync();
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await page.WaitForSelectorAsync("html[data-drawn=all]", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });

        Assert.Equal(3, await page.Locator("[data-figure=edf] .scatterlayer .trace .js-line").CountAsync());
        Assert.Equal(3, await page.Locator("[data-figure=differences] .points path").CountAsync());
        Assert.Equal(3, await page.Locator("p.answer").CountAsync());
        Assert.True(await page.Locator("[data-figure=random-search] .scatterlayer .trace").CountAsync() >= 6);
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    [Fact]
    public void Write_HostileNames_AreTextInThePage()
    {
        using var folder = new TemporaryFolder();
        var page = File.ReadAllText(Write(Input("</script><script>alert(1)</script>"), folder.Path)[0]);

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SmallErrors_HaveNoIntervalBelowNoneOrAboveAll()
    {
        // Nearly all of the area's terms and errors are 0, so that a symmetric interval of the mean reaches beyond.
        NamedPopulation[] populations = [new("a", ErrorPopulations.Of(Errors(1))), new("b", ErrorPopulations.Of(Errors(2)))];
        var document = ComparisonDocument.Of(new ComparisonReport { Populations = populations, Comparisons = PopulationComparer.CompareAll(populations), Settings = ComparisonSettings.Default, Warnings = [] });

        var table = document.Blocks.OfType<Explorer.Documents.Blocks.Table>().First(table => table.Columns[0].Title == "space");
        var bounds = table.Rows.SelectMany(row => row).Select(cell => cell.Bounds).OfType<Interval>().ToList();
        Assert.Contains(bounds, interval => interval.Lower == 0);
        Assert.All(bounds, interval => Assert.InRange(interval.Lower, 0, interval.Upper));
        Assert.All(bounds, interval => Assert.InRange(interval.Upper, interval.Lower, 1));

        static double[] Errors(int large) => [.. Enumerable.Range(0, 12).Select(i => i < large ? 0.9 : 0.001 * (i % 2))];
    }

    [Fact]
    public void Of_TwoSpaces_HasTheBandOfEachCurve()
    {
        var report = Input();
        NamedPopulation[] two = [.. report.Populations.Take(2)];

        Assert.All(Edf(report).Series, series => Assert.Null(series.Lower));
        var figure = Edf(report with { Populations = two, Comparisons = PopulationComparer.CompareAll(two) });
        Assert.Contains("Shaded: pointwise 95", figure.Caption, StringComparison.Ordinal);
        Assert.Equal(2, figure.Series.Count);

        // Clopper-Pearson of n of n: 0.025^(1/n) to 1.
        Assert.All(figure.Series.Zip(two), pair => Assert.Equal(Math.Pow(0.025, 1.0 / pair.Second.Population.Count), pair.First.Lower![^1], 9));
        Assert.All(figure.Series, series => Assert.Equal(1, series.Upper![^1], 9));
        Assert.All(figure.Series, series => Assert.Equal((series.X.Count, series.X.Count), (series.Lower!.Count, series.Upper!.Count)));

        static Explorer.Documents.Figures.Figure Edf(ComparisonReport report) => ComparisonDocument.Of(report).Blocks.OfType<Explorer.Documents.Figures.Figure>().Single(figure => figure.Key == "edf");
    }

    [Fact]
    public void Of_Terminal_SpeaksOfTheAreaOnlyWhereItIsShown()
    {
        var (whole, brief) = (Text(ComparisonDocument.Of(Input())), Text(ComparisonDocument.Of(Input(), inFull: false)));

        Assert.Contains("but for the area, where more is better", whole, StringComparison.Ordinal);
        Assert.Contains("Area: 1", whole, StringComparison.Ordinal);
        Assert.Contains("negative: B is better.", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("area", brief, StringComparison.OrdinalIgnoreCase);

        static string Text(Explorer.Documents.Blocks.Document document)
        {
            using var text = new StringWriter();
            new Explorer.Documents.Writers.TerminalWriter(text).Write(document);
            return text.ToString();
        }
    }

    internal static ComparisonReport Input(string first = "anynet-a")
    {
        NamedPopulation[] populations = [new(first, Population.Of(SyntheticTrials.Population(40, 1))), new("anynet-b", Population.Of(SyntheticTrials.Population(40, 2))), new("anynet-c", Population.Of(SyntheticTrials.Population(30, 3)))];
        return new ComparisonReport
        {
            Populations = populations,
            Comparisons = PopulationComparer.CompareAll(populations),
            Settings = ComparisonSettings.Default,
            Warnings = ["something differs"],
        };
    }

    private static IReadOnlyList<string> Write(ComparisonReport report, string folder) =>
        DocumentPage.Write(ComparisonDocument.Of(report), new PageFrame("Comparison of design spaces", "0.1.0", SyntheticTrials.Start), "compare.html", folder);
}
