using Explorer.Documents.Pages;
using Explorer.Experiments.Data;
using Explorer.Experiments.Trainings;
using Explorer.Testing.Browser;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Complexity;
using Explorer.Zoo;
using Explorer.Zoo.Latency;
using Microsoft.Playwright;

namespace Explorer.Tests.Commands;

public sealed class ZooPageTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IDisposable
{
    private static readonly RegNetConfig Network = new()
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 8),
        Block = BlockType.Bottleneck,
        Depth = 5,
        InitialWidth = 8,
        Slope = 8,
        Multiplier = 2,
        GroupWidth = 4,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_OnAPhone_DrawsThreeFiguresWithoutScrollingSideways()
    {
        var page = await OpenAsync(380);

        await page.WaitForSelectorAsync(".js-plotly-plot", new() { State = WaitForSelectorState.Attached });
        Assert.Equal(380, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await page.WaitForSelectorAsync("html[data-drawn=all]", new() { State = WaitForSelectorState.Attached });
        Assert.Equal(3, await page.Locator(".js-plotly-plot").CountAsync());
        var words = await page.Locator(".js-plotly-plot text").AllTextContentsAsync();
        Assert.All((string[])["a", "b", "<c>", "500\u00a0k"], name => Assert.Contains(name, words));
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(420)]
    [InlineData(1400)]
    public async Task Open_WideTable_ScrollsToItsLastColumnInsideItsFrame(int width)
    {
        var page = await OpenAsync(width);

        var hidden = await page.EvaluateAsync<double>("""
            () => {
              const frame = document.querySelector('.sideways');
              frame.scrollLeft = 10000;
              return frame.querySelector('tbody td:last-child').getBoundingClientRect().right - frame.getBoundingClientRect().right;
            }
            """);
        Assert.InRange(hidden, -2000, 1);
        Assert.Equal("auto", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.sideways')).overflowX"));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(18, await page.Locator(".sideways th").CountAsync());
        await page.CloseAsync();
    }

    private async Task<IPage> OpenAsync(int width)
    {
        var document = ZooDocument.Of("zoo", [Entry("a", 2, 0.3), Entry("b", 4, 0.2), Entry("<c>", 8, 0.25)]);
        var page = await chromium.PageAsync(width);
        await page.GotoAsync(new Uri(DocumentPage.Write(document, new PageFrame("Exported networks", "0.1.0", DateTimeOffset.UnixEpoch), "zoo.html", _folder.Path, "zoo.md")[0]).AbsoluteUri);
        return page;
    }

    private static ComparedEntry Entry(string name, double scale, double error)
    {
        var planned = new PlannedTrial
        {
            Index = 0,
            Config = Network,
            Hash = name,
            Seed = 0,
            Training = new TrainingSettings { Epochs = 1 },
            Complexity = new NetworkComplexity((long)(scale * 1e6), (long)(scale * 1e5), (long)(scale * 1e4)),
        };
        var score = new ZooScore { Error = error, Images = 1000, Wrong = (int)(1000 * error), Lower = error - 0.01, Upper = error + 0.01, Loss = 1 };
        return new ComparedEntry(
            new ZooEntry(name, Network, new ZooMetrics
            {
                Version = ZooMetrics.CurrentVersion,
                Name = name,
                Trial = StoredTrials.Finished("e", planned, error),
                Rank = 1,
                Population = 1,
                Data = new DataSettings { Name = "cifar10", Validation = 100 },
                DataHash = "00",
                Preprocessing = new Preprocessing { Input = Network.Input, Mean = [0.5f], Deviation = [0.3f], ClassNames = ["cat"] },
                Validation = score,
                Test = score,
                Licence = "MIT",
                ExportedAt = DateTimeOffset.UnixEpoch,
                Files = [],
            })
            {
                Latency = new ZooLatency
                {
                    Version = 1, Least = scale, LowerQuartile = 1.1 * scale, Median = 1.2 * scale, UpperQuartile = 1.4 * scale, Runs = 50, Batch = 1, Threads = 1,
                    Processor = "a machine", Runtime = "an engine", Together = 3, MeasuredAt = DateTimeOffset.UnixEpoch, Busy = null,
                },
            },
            [error, error + 0.01]);
    }
}
