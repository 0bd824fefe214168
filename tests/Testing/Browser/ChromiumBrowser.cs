using Microsoft.Playwright;

namespace Explorer.Testing.Browser;

/// <summary>One headless Chromium for the tests of a class.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? _playwright;

    public IBrowser? Browser { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Executable))
        {
            _playwright = await Playwright.CreateAsync();
            Browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Executable,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
    }

    /// <summary>A page of that size; the test is skipped where there is no Chromium.</summary>
    public async Task<IPage> PageAsync(int width = 1_280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        Assert.SkipUnless(Browser is not null, $"{Executable} is missing (on Debian: apt-get install chromium)");
        return await Browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = script });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();

        _playwright?.Dispose();
    }
}
