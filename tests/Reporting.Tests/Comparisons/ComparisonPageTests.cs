using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Populations;
using Explorer.Reporting.Comparisons;
using Explorer.Reporting.Tests.Browser;

namespace Explorer.Reporting.Tests.Comparisons;

public sealed class ComparisonPageTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task Open_ThreeSpaces_DrawsEveryCurveWithoutFaults()
    {
        var folder = Directory.CreateTempSubdirectory("explorer-comparison-");
        try
        {
            var path = ComparisonWriter.Write(Input(), folder.FullName)[0];
            var page = await chromium.PageAsync();
            var faults = new List<string>();
            page.PageError += (_, error) => faults.Add(error);
            await page.GotoAsync(new Uri(path).AbsoluteUri);
            await page.WaitForSelectorAsync("html[data-drawn=all]", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });

            Assert.Equal(3, await page.Locator("#edf .scatterlayer .trace .js-line").CountAsync());
            Assert.Equal(3, await page.Locator("#differences-plot .points path").CountAsync());
            Assert.Equal(3, await page.Locator(".verdicts li").CountAsync());
            Assert.Equal(6, await page.Locator("#search-plot .scatterlayer .trace").CountAsync());
            Assert.Empty(faults);
            await page.CloseAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Write_HostileNames_AreTextInThePage()
    {
        var folder = Directory.CreateTempSubdirectory("explorer-comparison-");
        try
        {
            var page = File.ReadAllText(ComparisonWriter.Write(Input("</script><script>alert(1)</script>"), folder.FullName)[0]);

            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert", page, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static ComparisonInput Input(string first = "anynet-a")
    {
        NamedPopulation[] populations = [new(first, Population.Of(SyntheticTrials.Population(40, 1))), new("anynet-b", Population.Of(SyntheticTrials.Population(40, 2))), new("anynet-c", Population.Of(SyntheticTrials.Population(30, 3)))];
        return new ComparisonInput
        {
            Populations = populations,
            Comparisons = PopulationComparer.CompareAll(populations),
            Settings = ComparisonSettings.Default,
            Warnings = ["something differs"],
            GeneratedAt = SyntheticTrials.Start,
            CodeVersion = "0.1.0",
        };
    }
}
