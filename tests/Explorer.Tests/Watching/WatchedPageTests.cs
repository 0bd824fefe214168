using Explorer.Experiments.Storage;
using Explorer.Running.Live;
using Explorer.Testing.Browser;
using Explorer.Tests.Commands;
using Microsoft.Playwright;

namespace Explorer.Tests.Watching;

/// <summary>The live page in a real browser, at the width of a phone and with what others may have written into a database.</summary>
public sealed class WatchedPageTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IDisposable
{
    private const string Note = "<script>document.title='hit'</script>\u001b[31m\u202e\" & 'end'";
    private const string Tag = "<img src=x onerror=\"document.title='hit'\">";
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/experiments/small")]
    public async Task Open_NoteAndTagOfMarkupAndControlCharacters_AreWordsAlone(string path)
    {
        Store((string[])[Tag], Note);
        await using var site = await WatchedSite.StartAsync(_runner);
        var (page, faults) = await OpenAsync(site, path, 420);

        var text = await page.Locator("main").InnerTextAsync();

        Assert.Contains(Note.Replace("\u001b", "\\x1b", StringComparison.Ordinal).Replace("\u202e", "\\u202e", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.Contains(Tag, text, StringComparison.Ordinal);
        Assert.EndsWith("· Explorer", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main :is(script, img)").CountAsync());
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(420)]
    [InlineData(500)]
    public async Task Open_TrialsUnderWayOnAPhone_AreThereWhole(int width)
    {
        Store([], null);
        var begun = DateTimeOffset.UtcNow.AddSeconds(-200);
        var folder = Directory.CreateDirectory(Path.Combine(_runner.Folder, "runs", "small")).FullName;
        LiveFile.Write(Path.Combine(folder, "live.json"), new LiveRun
        {
            Experiment = "small", Process = RunProcess.Own(), WrittenAt = DateTimeOffset.UtcNow, Planned = 5, FinishedBefore = 0, ToTrain = 5, Finished = 2, Seconds = 300, SecondsLeft = 400,
            Running = [new LiveTrial(0, 3, "00", "depths 1,2,3,4 widths 128,256,512,1024", 2_500_000, 0, 3, 2, 2, 6, 0.4, 1234, begun, [new LiveEpoch(1, 0.5, 0.6)])],
        });
        await using var site = await WatchedSite.StartAsync(_runner);
        var (page, faults) = await OpenAsync(site, "/experiments/small", width);

        var cells = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('[data-part=live] td')].filter(cell => {
              const place = cell.getBoundingClientRect();
              return place.left >= 0 && place.right <= innerWidth && cell.scrollWidth <= cell.clientWidth + 1 && place.height > 0;
            }).map(cell => `${cell.dataset.label} ${cell.textContent}`.replaceAll('\u00a0', ' '))
            """);

        Assert.Equal(["trial 3 (attempt 2)", "worker 1", "network depths 1,2,3,4 widths 128,256,512,1024", "FLOPs 2.50 M", "rung 1 / 3", "epoch 2 / 6", "done 40 %", "error 60.0 %", "images/s 1,234"], cells.SkipLast(1));
        Assert.Matches("^running for 3 min [0-9]+ s$", cells[^1]);
        Assert.Equal(begun.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture), await page.Locator("[data-part=live] time").GetAttributeAsync("title"));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    private async Task<(IPage Page, List<string> Faults)> OpenAsync(WatchedSite site, string path, int width)
    {
        var page = await chromium.PageAsync(width);
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        page.Dialog += (_, dialog) => faults.Add(dialog.Message);
        page.Console += (_, message) => faults.AddRange(message.Type is "error" ? [message.Text] : []);
        await page.GotoAsync(new Uri(site.Address, path).ToString());
        return (page, faults);
    }

    private void Store(string[] tags, string? note)
    {
        var store = Path.Combine(_runner.Folder, "results.litedb");
        StoredTrials.Add(store, SmallExperiment.Write(_runner), i => 0.2 + (0.1 * i), finished: 4);
        StoredTrials.Add(store, SmallExperiment.Write(_runner, "other"), _ => 0.5);
        using var opened = ResultStores.Open(store, StoreAccess.Write);
        opened.Annotate("small", [.. tags], note);
    }
}
