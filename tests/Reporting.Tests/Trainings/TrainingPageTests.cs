using Explorer.Documents.Pages;
using Explorer.Reporting.Trainings;

namespace Explorer.Reporting.Tests.Trainings;

public sealed class TrainingPageTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_OnAPhone_DoesNotScrollSideways()
    {
        var path = Write(Input("resnet18"));
        var page = await chromium.PageAsync();
        await page.SetViewportSizeAsync(380, 800);
        await page.GotoAsync(new Uri(path).AbsoluteUri);

        await page.WaitForSelectorAsync(".js-plotly-plot", new() { State = WaitForSelectorState.Attached });
        Assert.Equal(380, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await page.WaitForSelectorAsync("html[data-drawn=all]", new() { State = WaitForSelectorState.Attached });
        Assert.Equal(2, await page.Locator(".js-plotly-plot").CountAsync());
        Assert.Equal(4, await page.Locator(".js-plotly-plot .trace .js-line").CountAsync());
        Assert.Equal(9, await page.Locator("table.agreement td").CountAsync());
        await page.CloseAsync();
    }

    [Fact]
    public void Loss_InParts_HasEachInTheMiddleOfItsPart()
    {
        var figure = CurveFigure.Loss([Input("resnet18").Epochs[0] with { TrainLossParts = [2.3, 1.1, 0.4] }]);

        Assert.Equal([1 / 6.0, 0.5, 5 / 6.0], figure.Series[0].X);
        Assert.Equal([2.3, 1.1, 0.4], figure.Series[0].Y);
        Assert.Equal([1], figure.Series[1].X);
        Assert.Equal([2.2], figure.Series[1].Y);
    }

    [Fact]
    public void Write_HostileNames_AreTextInThePage()
    {
        var page = File.ReadAllText(Write(Input("<script>alert(1)</script>")));

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Diverged_SaysSoWithoutCurves()
    {
        var page = File.ReadAllText(Write(Input("a") with { Epochs = [], BestEpoch = 0, DivergedIn = 1, TestAccuracy = null, Confusion = [] }));

        Assert.Contains("diverged in epoch 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<figure", page, StringComparison.Ordinal);
    }

    private string Write(TrainingPageInput input) => DocumentPage.Write(TrainingDocument.Of(input), new PageFrame("Training", "0.1.0", DateTimeOffset.UnixEpoch), "training.html", _folder.Path)[0];

    private static TrainingPageInput Input(string model) => new()
    {
        Model = model,
        Config = new AnyNetConfig
        {
            Input = new InputShape(1, 28),
            Classes = 3,
            Stem = new StemConfig(StemType.Cifar, 8),
            Block = BlockType.Bottleneck,
            Stages = [new StageConfig { Depth = 1, Width = 8, Stride = 2, GroupWidth = 4 }],
        },
        Data = "mnist",
        Epochs = [.. Enumerable.Range(1, 3).Select(epoch => new EpochMetrics { Epoch = epoch, LearningRate = 0.1, TrainLoss = 2.0 / epoch, TrainError = 0.5 / epoch, ValidationLoss = 2.2 / epoch, ValidationError = 0.6 / epoch, Seconds = 9.5 })],
        BestEpoch = 3,
        DivergedIn = null,
        TestAccuracy = new Estimate(0.8, WilsonInterval.Of(80, 100)),
        TestEpoch = 3,
        Confusion = [[30, 2, 1], [4, 25, 5], [3, 5, 25]],
        ClassNames = [model, "one with quite a long name", "two"],
        Settings = [("optimiser", "sgd"), ("machine", "libtorch 1.13.1 on cpu, 2 threads, with a long line of words that has to be broken somewhere")],
    };
}
