using Explorer.Analysis.Runs;
using Explorer.Documents.Figures;

namespace Explorer.Analysis.Tests.Runs;

public sealed class RunInBrowserTests(ChromiumBrowser chromium, RunInBrowserTests.Written written) : IClassFixture<ChromiumBrowser>, IClassFixture<RunInBrowserTests.Written>
{
    private static readonly IReadOnlyList<TrialRecord> Trials = SyntheticTrials.Population(64);
    private const string Rows = "#trials .sideways >> nth=0 >> tbody tr";
    private static readonly int Counted = Trials.Count(trial => trial.State is TrialState.Completed or TrialState.Diverged);

    [Fact]
    public async Task Open_Population_DrawsEveryChartWithoutNetworkOrErrors()
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(), written.Folder)).Drawn();

        Assert.Equal(3, await report.Page.Locator("[data-figure=edf] .scatterlayer .trace .js-line").CountAsync());
        foreach (var measure in (string[])["flops", "params", "activations", "depth", "total_width", "width_1", "width_2", "width_3", "width_4"])
        {
            Assert.Equal(Counted, await report.Page.Locator($"[data-figure=scatter-{measure}] .points path").CountAsync());
        }

        Assert.Equal(8, await report.Page.Locator("#curves .plot").CountAsync());
        Assert.Equal(16, await report.Page.Locator("#curves .scatterlayer .trace .js-line").CountAsync());
        Assert.Equal(6, await report.Page.Locator("#networks tbody tr").CountAsync());
        Assert.Equal(7, await report.Page.Locator("[data-figure=networks] .scatterlayer .trace .js-line").CountAsync());
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task ClickHeader_Twice_SortsUpThenDownWithBlanksLast()
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(), written.Folder)).Drawn();
        var header = report.Page.Locator("#trials th[data-key=best]");

        await header.Locator("button").ClickAsync();
        var rising = await Column(report.Page, "best");
        Assert.Equal("ascending", await header.GetAttributeAsync("aria-sort"));
        await header.Locator("button").ClickAsync();
        var falling = await Column(report.Page, "best");

        var known = Trials.Where(trial => trial.BestError is not null).Select(trial => trial.BestError!.Value).Order().ToArray();
        Assert.Equal("descending", await header.GetAttributeAsync("aria-sort"));
        Assert.Equal(known, rising.Take(known.Length).Select(Number));
        Assert.Equal(known.Reverse(), falling.Take(known.Length).Select(Number));
        Assert.All(rising.Skip(known.Length).Concat(falling.Skip(known.Length)), Assert.Empty);
        Assert.Equal(2 * (Trials.Count - known.Length), rising.Length + falling.Length - (2 * known.Length));
    }

    [Fact]
    public async Task ClickPoint_OfAPanel_MarksItsRowAndItsPointsElsewhere()
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(), written.Folder)).Drawn();
        var best = Trials.Where(trial => trial.State == TrialState.Completed).MinBy(trial => trial.Error)!.Index;

        await ClickPoint(report.Page, "[data-figure=scatter-depth] .points path >> nth=0");

        var row = report.Page.Locator("#trials tr.selected");
        Assert.Equal(best.ToString(CultureInfo.InvariantCulture), await row.GetAttributeAsync("data-trial"));
        Assert.Contains($"Trial {best}", await report.Page.Locator("#picked").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(Counted + 1, await report.Page.Locator("[data-figure=scatter-flops] .points path").CountAsync());

        await report.Page.Locator("#picked button >> nth=0").ClickAsync();
        await Assertions.Expect(row).ToBeInViewportAsync();
        await report.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await row.CountAsync());
        Assert.Equal(Counted, await report.Page.Locator("[data-figure=scatter-flops] .points path").CountAsync());
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task ClickPoint_OfAnotherPanel_MarksTheSameTrialAsTheHoverNames()
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(), written.Folder)).Drawn();

        await ClickPoint(report.Page, "[data-figure=scatter-params] .points path >> nth=20");

        var trial = await report.Page.Locator("#trials tr.selected").GetAttributeAsync("data-trial");
        Assert.Contains($"Trial {trial}", await report.Page.Locator("[data-figure=scatter-params] .hoverlayer").TextContentAsync() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_ByErrorAndState_LeavesMatchingRows()
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(), written.Folder)).Drawn();

        await report.Page.Locator(".tools input").First.FillAsync("error<30% flops>5M");
        var errors = await Column(report.Page, "error");
        var wanted = Trials.Where(trial => trial.State == TrialState.Completed && trial.Error < 0.3 && trial.Complexity.Flops > 5_000_000).Select(trial => trial.Error!.Value).Order();
        Assert.Equal(wanted, errors.Select(Number));

        await report.Page.Locator(".tools input").First.FillAsync("-completed");
        Assert.Equal(Trials.Count(trial => trial.State != TrialState.Completed), (await Column(report.Page, "error")).Length);
    }

    [Fact]
    public async Task ColorScheme_Dark_ChangesPageAndCharts()
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(), written.Folder)).Drawn();
        var light = await Colours(report.Page);

        await report.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(report.Page.Locator("[data-figure=edf] .xtick text").First).Not.ToHaveCSSAsync("fill", light[1]);
        await Assertions.Expect(report.Page.Locator("#curves .plot .points path").First).Not.ToHaveCSSAsync("fill", light[2]);

        Assert.Equal("rgb(255, 255, 255)", light[0]);
        Assert.All(light.Zip(await Colours(report.Page)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public async Task Print_FromDark_IsLightWithinThePaperAndWhole()
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(scheme: ColorScheme.Dark), RunReports.Input(SyntheticTrials.Population(150)))).Drawn();

        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal("rgb(255, 255, 255)", (await Colours(report.Page))[0]);
        Assert.False(await report.Page.Locator(".tools").First.IsVisibleAsync());
        await Assertions.Expect(report.Page.Locator(Rows)).ToHaveCountAsync(150);

        // Every figure as a still picture, those below the fold too; 182 mm at 96 pixels an inch are 688.
        var stills = report.Page.Locator(".still svg");
        Assert.Equal(["edf", "scatter", "front", "levels", "curves", "networks"], await report.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('figure')].filter(f => f.querySelector('.still svg')).map(f => f.querySelector('[data-figure]').dataset.figure.replace('fidelity-', 'levels-').replace('curve-', 'curves-').split('-')[0])"));
        foreach (var still in await stills.AllAsync())
            Assert.InRange(await still.EvaluateAsync<double>("e => e.getBoundingClientRect().width"), 400, 688);

        Assert.Equal("rgb(102, 102, 97)", await stills.First.EvaluateAsync<string>("e => getComputedStyle([...e.querySelectorAll('text')].find(t => t.textContent.includes('%'))).fill"));
        Assert.Equal(0, await report.Page.Locator(".plot:visible").CountAsync());
        Assert.Empty(report.Faults);
    }

    // As soon as it is opened: not one figure need have been drawn by the script.
    [Fact]
    public async Task Print_AtOnce_HasEveryFigure()
    {
        var input = RunReports.Input(Trials);
        await using var report = await OpenedPage.Open(await chromium.PageAsync(), input);

        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var stills = report.Page.Locator(".still svg");
        Assert.Equal(RunReports.Document(input).Blocks.Count(block => block is Figure or Panels), await stills.CountAsync());
        foreach (var still in await stills.AllAsync())
            Assert.InRange(await still.EvaluateAsync<double>("e => e.getBoundingClientRect().width"), 400, 688);
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task Print_ToPdf_LeavesThePageAsItWas()
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(), written.Folder)).Drawn();
        var chart = report.Page.Locator("[data-figure=edf] .main-svg").First;
        var before = await chart.EvaluateAsync<double>("e => e.getBoundingClientRect().width");

        var paper = await report.Page.PdfAsync(new() { Format = "A4" });

        Assert.Equal("%PDF"u8, paper.AsSpan(0, 4));
        Assert.Equal(before, await chart.EvaluateAsync<double>("e => e.getBoundingClientRect().width"));
        Assert.True(await report.Page.Locator(".tools").First.IsVisibleAsync());
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task Open_WithoutScript_ShowsNumbersTableAndCurve()
    {
        await using var report = await OpenedPage.Open(await chromium.PageAsync(script: false), written.Folder);

        Assert.Equal(Trials.Count, await report.Page.Locator(Rows).CountAsync());
        Assert.True(await report.Page.Locator(".still svg").First.IsVisibleAsync());
        Assert.Equal(await report.Page.Locator(".still").CountAsync(), await report.Page.Locator(".still:visible").CountAsync());
        Assert.Contains("the best has a validation error of", await report.Page.Locator(".answer").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await report.Page.Locator(".tools").CountAsync());
    }

    [Theory]
    [InlineData(380)]
    [InlineData(800)]
    [InlineData(1_280)]
    public async Task Open_AnyWidth_ScrollsOnlyDownwards(int width)
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(width), written.Folder)).Drawn();

        Assert.Equal(width, await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Open_HostileNames_ShowsThemAsText()
    {
        const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
        await using var report = await (await OpenedPage.Open(
            await chromium.PageAsync(), RunReports.Input([SyntheticTrials.Completed(0, 0.3), SyntheticTrials.Failed(1, Hostile)], name: Hostile), Hostile)).Drawn();

        Assert.Equal(Hostile, await report.Page.Locator("h1").TextContentAsync());
        Assert.Equal(Hostile, await report.Page.Locator(".description").TextContentAsync());
        await report.Page.Locator("#trials tr[data-trial='1'] >> nth=0").ClickAsync();
        Assert.StartsWith("Trial 1: failed, ", await report.Page.Locator("#picked span").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains(Hostile, await report.Page.Locator("#trials").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(report.Faults);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("one")]
    [InlineData("failed")]
    [InlineData("diverged")]
    public async Task Open_HardlyAnyResult_IsReadable(string kind)
    {
        TrialRecord[] trials = kind switch
        {
            "one" => [SyntheticTrials.Completed(0, 0.3)],
            "failed" => [SyntheticTrials.Failed(0), SyntheticTrials.Failed(1)],
            "diverged" => [.. Enumerable.Range(0, 5).Select(i => SyntheticTrials.Diverged(i, null, 0.9, double.NaN))],
            _ => [],
        };
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(), RunReports.Input(trials, planned: 5))).Drawn();

        var counted = trials.Count(trial => trial.State != TrialState.Failed);
        Assert.Equal(counted, await report.Page.Locator("[data-figure=scatter-flops] .points path").CountAsync());
        Assert.Equal(trials.Length, await report.Page.Locator(Rows).CountAsync());
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task Open_FiveThousandTrials_PagesTheTableAndThinsTheCharts()
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(), RunReports.Input(SyntheticTrials.Population(5_000, epochs: 1)))).Drawn();

        Assert.Equal(100, await report.Page.Locator(Rows).CountAsync());
        await report.Page.Locator(".pager [data-step='1']").First.ClickAsync();
        Assert.Equal("101 – 200 of 5000", await report.Page.Locator(".pager span").First.TextContentAsync());
        Assert.Equal(RunLimits.Points, await report.Page.Locator("[data-figure=scatter-flops] .points path").CountAsync());
        Assert.Empty(report.Faults);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // The exact numbers of a column's shown cells; "" for blank ones.
    private static async Task<string[]> Column(IPage page, string key) => await page.EvaluateAsync<string[]>(
        """
        key => {
          const table = document.querySelector('#trials table');
          const column = [...table.tHead.rows[0].cells].findIndex(cell => cell.dataset.key === key);
          return [...table.tBodies[0].rows].map(row => row.cells[column].dataset.v || '');
        }
        """, key);

    // Charts take clicks on a layer above their points, so the mouse goes to the point's place.
    private static async Task ClickPoint(IPage page, string selector)
    {
        var point = page.Locator(selector);
        await point.ScrollIntoViewIfNeededAsync();
        var box = (await point.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.WaitForSelectorAsync(".hoverlayer .hovertext");
        await page.Mouse.DownAsync();
        await page.Mouse.UpAsync();
        await page.WaitForSelectorAsync("#picked:not([hidden])");
    }

    private static async Task<string[]> Colours(IPage page) => await page.EvaluateAsync<string[]>(
        """
        () => [
          getComputedStyle(document.body).backgroundColor,
          getComputedStyle(document.querySelector('[data-figure=edf] .xtick text')).fill,
          getComputedStyle(document.querySelector('[data-figure=scatter-flops] .points path')).fill,
        ]
        """);

    /// <summary>The report of <see cref="Trials"/>, written once.</summary>
    public sealed class Written : IDisposable
    {
        internal RunFolder Folder { get; } = new(RunReports.Input(Trials));

        public void Dispose() => Folder.Dispose();
    }
}
