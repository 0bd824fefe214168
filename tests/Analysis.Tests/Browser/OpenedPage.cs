using Explorer.Analysis.Runs;
using Explorer.Analysis.Tests.Runs;

namespace Explorer.Analysis.Tests.Browser;

/// <summary>A page opened from its file, with everything that went wrong on the way.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    // For large pages on busy machines, in milliseconds.
    private const float Patience = 180_000;

    private readonly RunFolder _folder;
    private readonly bool _ownsFolder;

    private OpenedPage(RunFolder folder, bool ownsFolder, IPage page) => (_folder, _ownsFolder, Page) = (folder, ownsFolder, page);

    public IPage Page { get; }

    public List<string> Faults { get; } = [];

    /// <summary>Opens a report that is written for it.</summary>
    public static Task<OpenedPage> Open(IPage page, RunInput input, string description = "") => Open(page, new RunFolder(input, description), ownsFolder: true);

    /// <summary>Opens a report that other tests open too.</summary>
    public static Task<OpenedPage> Open(IPage page, RunFolder folder) => Open(page, folder, ownsFolder: false);

    private static async Task<OpenedPage> Open(IPage page, RunFolder folder, bool ownsFolder)
    {
        var report = new OpenedPage(folder, ownsFolder, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                report.Faults.Add(message.Text);
        };
        page.PageError += (_, error) => report.Faults.Add(error);
        page.Dialog += (_, dialog) => report.Faults.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file://", StringComparison.Ordinal) || request.Url != new Uri(report._folder.Page).AbsoluteUri)
            {
                report.Faults.Add($"request: {request.Url}");
            }
        };
        await page.GotoAsync(new Uri(report._folder.Page).AbsoluteUri);
        return report;
    }

    /// <summary>Waits until the script has drawn every chart.</summary>
    public async Task<OpenedPage> Drawn()
    {
        await Page.WaitForSelectorAsync("html[data-drawn=all]", new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        if (_ownsFolder)
            _folder.Dispose();
    }
}
