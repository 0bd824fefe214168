using Explorer.Documents.Pages;
using Explorer.Reporting.Zoos;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Reporting.Tests.Zoos;

public sealed class ZooPageTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_OnAPhone_DrawsThreeFiguresWithoutScrollingSideways()
    {
        var files = DocumentPage.Write(ZooDocument.Of("zoo", [Row("a", 2, 0.3), Row("b", 4, 0.2), Row("<c>", 8, 0.25)]), new PageFrame("Exported networks", "0.1.0", DateTimeOffset.UnixEpoch), "zoo.html", _folder.Path, "zoo.md");
        var page = await chromium.PageAsync();
        await page.SetViewportSizeAsync(380, 800);
        await page.GotoAsync(new Uri(files[0]).AbsoluteUri);

        await page.WaitForSelectorAsync(".js-plotly-plot", new() { State = WaitForSelectorState.Attached });
        Assert.Equal(380, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await page.WaitForSelectorAsync("html[data-drawn=all]", new() { State = WaitForSelectorState.Attached });
        Assert.Equal(3, await page.Locator(".js-plotly-plot").CountAsync());
        var words = await page.Locator(".js-plotly-plot text").AllTextContentsAsync();
        Assert.All((string[])["a", "b", "<c>", "500\u00a0k"], name => Assert.Contains(name, words));
        await page.CloseAsync();
    }

    [Fact]
    public void Markdown_Regnet_HasThePapersColumns()
    {
        var table = MarkdownWriter.Write(ZooDocument.TableOf("family", [Row("a", 2, 0.3) with { Trainings = new Estimate(0.28, new Interval(0.26, 0.3, 0.95, "")), TrainingCount = 3 }]));
        var row = table.Split('\n').Single(line => line.StartsWith("| a |", StringComparison.Ordinal));

        Assert.Contains("28.00\u00a0% \\[26.00, 30.00\\] | 3 |", row, StringComparison.Ordinal);
        Assert.Contains("30.00\u00a0%", row, StringComparison.Ordinal);
        Assert.Contains("1-1", row, StringComparison.Ordinal);
        Assert.Contains("8-16", row, StringComparison.Ordinal);
    }

    private static ZooRow Row(string name, double scale, double error) => new()
    {
        Name = name,
        Config = new AnyNetConfig
        {
            Input = new InputShape(3, 32),
            Classes = 10,
            Stem = new StemConfig(StemType.Cifar, 8),
            Block = BlockType.Bottleneck,
            Stages = [new StageConfig { Depth = 1, Width = 8, Stride = 2, GroupWidth = 4 }, new StageConfig { Depth = 1, Width = 16, Stride = 2, GroupWidth = 4 }],
        },
        Complexity = new NetworkComplexity((long)(scale * 1e6), (long)(scale * 1e5), (long)(scale * 1e4)),
        Data = "cifar10",
        Latency = scale,
        Throughput = 1000 / scale,
        Machine = "a machine, 1 thread",
        TestError = new Estimate(error, new Interval(error - 0.01, error + 0.01, 0.95, "")),
        Trainings = null,
        TrainingCount = 0,
    };
}
