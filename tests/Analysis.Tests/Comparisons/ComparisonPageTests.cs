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
