using Explorer.Documents.Pages;
using Explorer.Documents.Writers;
using Explorer.Experiments.Data;
using Explorer.Experiments.Trainings;
using Explorer.Testing.Browser;
using Explorer.SearchSpace;
using Explorer.Training.Sessions;
using Explorer.Trainings;
using Microsoft.Playwright;

namespace Explorer.Tests.Trainings;

public sealed class TrainingDocumentTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_OnAPhone_DoesNotScrollSideways()
    {
        var path = Write(Result("resnet18"));
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

    /// <summary>Wilson's interval of 80 of 100 by his formula: (0.8 + 1.92/100 ± 1.96·√(0.16/100 + 0.9604/10000)) / (1 + 3.8415/100).</summary>
    [Fact]
    public void Terminal_OfAll_HasTheResultAlone()
    {
        var output = new StringWriter();
        new TerminalWriter(output).Write(TrainingDocument.Of(Result("resnet18")));

        Assert.Equal("Test accuracy 80.00 % [71.12, 86.66] (95 % interval; 100 test images, weights of epoch 3). Validation accuracy 80.00 % at best, in epoch 3 of 3.\n", output.ToString());
    }

    [Fact]
    public void Settings_SmallNumbers_AreSaidAsTheyAreTyped() =>
        Assert.Contains("sgd, momentum 0.9, weight decay 0.00005", MarkdownWriter.Write(TrainingDocument.Of(Result("resnet18"))), StringComparison.Ordinal);

    [Fact]
    public void Loss_InParts_HasEachInTheMiddleOfItsPart()
    {
        var figure = TrainingCurves.Loss([Result("resnet18").Epochs[0] with { TrainLossParts = [2.3, 1.1, 0.4] }]);

        Assert.Equal([1 / 6.0, 0.5, 5 / 6.0], figure.Series[0].X);
        Assert.Equal([2.3, 1.1, 0.4], figure.Series[0].Y);
        Assert.Equal([1], figure.Series[1].X);
        Assert.Equal([2.2], figure.Series[1].Y);
    }

    [Fact]
    public void Write_HostileNames_AreTextInThePage()
    {
        var page = File.ReadAllText(Write(Result("<script>alert(1)</script>")));

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Diverged_SaysSoWithoutCurves()
    {
        var page = File.ReadAllText(Write(Result("a") with { Epochs = [], BestEpoch = 0, DivergedIn = 1, Test = null }));

        Assert.Contains("diverged in epoch 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<figure", page, StringComparison.Ordinal);
    }

    private string Write(SessionResult result) => DocumentPage.Write(TrainingDocument.Of(result), new PageFrame("Training", "0.1.0", DateTimeOffset.UnixEpoch), "training.html", _folder.Path)[0];

    private static SessionResult Result(string model) => new()
    {
        Request = new SessionRequest
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
            Training = new TrainingSettings { Epochs = 3, WeightDecay = 0.00005 },
            Data = new DataSettings { Name = "mnist", Validation = 100 },
            Seed = 0,
        },
        Epochs = [.. Enumerable.Range(1, 3).Select(epoch => new EpochMetrics { Epoch = epoch, LearningRate = 0.1, TrainLoss = 2.0 / epoch, TrainError = 0.5 / epoch, ValidationLoss = 2.2 / epoch, ValidationError = 0.6 / epoch, Seconds = 9.5 })],
        BestEpoch = 3,
        Test = new SessionTest { Epoch = 3, Images = 100, Wrong = 20, Loss = 0.5, Confusion = new Training.Evaluation.ConfusionMatrix([[30, 2, 1], [4, 25, 5], [3, 5, 25]]) },
        DivergedIn = null,
        TrainImages = 5_000,
        ValidationImages = 1_000,
        Mean = [0.1f],
        Deviation = [0.3f],
        ClassNames = [model, "one with quite a long name", "two"],
        Environment = new TrialEnvironment
        {
            Device = "cpu", Threads = 2, Precision = "float32", DataHash = "00", CodeVersion = "0.1.0", Engine = "libtorch 1.13.1, with a long line of words that has to be broken somewhere",
        },
    };
}
