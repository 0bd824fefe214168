using Explorer.Watch.Tests.Hosting;

namespace Explorer.Watch.Tests.Browser;

/// <summary>A served page in a browser, with everything that went wrong on the way.</summary>
internal sealed class OpenedSite : IAsyncDisposable
{
    private readonly IPage _page;

    private OpenedSite(ServedSite site, IPage page) => (Site, _page) = (site, page);

    public ServedSite Site { get; private set; }

    public IPage Page => _page;

    public List<string> Faults { get; } = [];

    public static async Task<OpenedSite> OpenAsync(ChromiumBrowser chromium, TestPages pages, int width = 1_280)
    {
        var page = await chromium.PageAsync(width);
        var site = new OpenedSite(await ServedSite.StartAsync(pages), page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal) && !message.Text.Contains("ERR_INCOMPLETE_CHUNKED_ENCODING", StringComparison.Ordinal))
                site.Faults.Add(message.Text);
        };
        page.PageError += (_, error) => site.Faults.Add(error);
        page.Dialog += (_, dialog) => site.Faults.Add($"dialog: {dialog.Message}");
        await page.GotoAsync(site.Site.Server.Address.ToString());
        return site;
    }

    /// <summary>Ends the server, or begins another at its address.</summary>
    public async Task RestartAsync(bool down)
    {
        if (down)
            await Site.Server.DisposeAsync();
        else
            Site = await ServedSite.StartAsync(Site.Pages, Site.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.CloseAsync();
        await Site.DisposeAsync();
    }
}
