namespace Explorer.Watch.Tests.Browser;

/// <summary>The live page in a real browser: it is renewed in place.</summary>
public sealed class LivePageTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>
{
    private const int ManyRows = 60;

    [Fact]
    public async Task Open_TablesAndFigures_AreThereWithoutAnyFault()
    {
        var pages = new TestPages();
        pages.Show(("a", Whole("1", ManyRows)));
        await using var site = await OpenedSite.OpenAsync(chromium, pages);

        await Assertions.Expect(site.Page.Locator("[data-figure=curve] .points path")).ToHaveCountAsync(3);
        await Assertions.Expect(site.Page.Locator("tbody tr")).ToHaveCountAsync(ManyRows);
        await Assertions.Expect(site.Page.Locator("#connection")).ToBeHiddenAsync();
        Assert.Empty(site.Faults);
    }

    [Fact]
    public async Task Change_OfATable_KeepsScrollTicksSortAndFilter()
    {
        var pages = new TestPages();
        pages.Show(("a", Whole("1", ManyRows)));
        await using var site = await OpenedSite.OpenAsync(chromium, pages);
        var page = site.Page;
        await page.Locator("input[value=row-30]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "value" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "value" }).ClickAsync();
        await page.Locator("input[type=search]").FillAsync("row");
        await page.EvaluateAsync("scrollTo(0, 700)");
        var scrolled = await page.EvaluateAsync<int>("scrollY");
        await page.EvaluateAsync("document.querySelector('tr[data-row=row-30]').mine = true");

        pages.Show(("a", Whole("2", ManyRows + 1)));

        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(ManyRows + 1);
        Assert.Equal($"row-{ManyRows}", await page.Locator("tbody tr").First.GetAttributeAsync("data-row"));
        Assert.True(await page.Locator("input[value=row-30]").IsCheckedAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('tr[data-row=row-30]').mine === true"));
        Assert.Equal("row", await page.Locator("input[type=search]").InputValueAsync());
        Assert.Equal(scrolled, await page.EvaluateAsync<int>("scrollY"));
        Assert.True(scrolled > 0);
        Assert.Empty(site.Faults);
    }

    [Fact]
    public async Task Change_OfAFigure_DrawsItInTheSamePlace()
    {
        var pages = new TestPages();
        pages.Show(("a", Whole("1", 2)));
        await using var site = await OpenedSite.OpenAsync(chromium, pages);
        var points = site.Page.Locator("[data-figure=curve] .points path");
        await Assertions.Expect(points).ToHaveCountAsync(3);
        await site.Page.EvaluateAsync("document.querySelector('[data-figure=curve]').mine = true");

        pages.Show(("a", Whole("2", 2, points: 5)), ("b", new Document("1", [new Block.Paragraph("not a part of this page")])));

        await Assertions.Expect(points).ToHaveCountAsync(5);
        Assert.True(await site.Page.EvaluateAsync<bool>("document.querySelector('[data-figure=curve]').mine === true"));
        await Assertions.Expect(site.Page.Locator("figcaption")).ToHaveTextAsync("Curve 2.");
    }

    [Fact]
    public async Task Server_EndsAndComesBack_ThePageSaysSoAndGoesOn()
    {
        var pages = new TestPages();
        pages.Show(("a", Whole("1", 3)));
        await using var site = await OpenedSite.OpenAsync(chromium, pages);
        var sign = site.Page.Locator("#connection");
        await Assertions.Expect(site.Page.Locator("[data-figure=curve] .points path")).ToHaveCountAsync(3);

        await site.RestartAsync(down: true);
        await Assertions.Expect(sign).ToContainTextAsync("Disconnected", new() { Timeout = 30_000 });
        Assert.Equal(3, await site.Page.Locator("tbody tr").CountAsync());

        pages.Show(("a", Whole("1", 4)));
        await site.RestartAsync(down: false);

        await Assertions.Expect(site.Page.Locator("tbody tr")).ToHaveCountAsync(4, new() { Timeout = 30_000 });
        await Assertions.Expect(sign).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Problem_Told_IsShownWhileItLasts()
    {
        var pages = new TestPages();
        pages.Show(("a", Whole("1", 3)));
        await using var site = await OpenedSite.OpenAsync(chromium, pages);

        pages.Tell("The results database cannot be read: <b>gone</b>");
        await Assertions.Expect(site.Page.Locator("#connection")).ToHaveTextAsync("The results database cannot be read: <b>gone</b>");
        pages.Tell(null);
        await Assertions.Expect(site.Page.Locator("#connection")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Keyboard_Alone_SortsTicksAndSends()
    {
        var pages = new TestPages();
        pages.Show(("a", Whole("1", 3)));
        await using var site = await OpenedSite.OpenAsync(chromium, pages);
        var page = site.Page;
        await Assertions.Expect(page.Locator(".choose button")).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "value" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("descending", await page.Locator("th[data-key=value]").GetAttributeAsync("aria-sort"));
        foreach (var _ in (int[])[1, 2])
        {
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Space");
            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(page.Locator(".choose button")).ToBeEnabledAsync();
        var address = page.Url;
        await page.Locator(".choose button").FocusAsync();
        Assert.NotEqual("0px", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineWidth"));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync($"{address}?with=row-2&with=row-1");
    }

    [Theory]
    [InlineData(420)]
    [InlineData(1_400)]
    public async Task Open_AnyWidth_ScrollsOnlyDownwards(int width)
    {
        var pages = new TestPages();
        pages.Show(("a", Whole("1", ManyRows)));
        await using var site = await OpenedSite.OpenAsync(chromium, pages, width);
        await Assertions.Expect(site.Page.Locator("[data-figure=curve] .points path")).ToHaveCountAsync(3);

        Assert.Equal(width, await site.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(420, true)]
    [InlineData(500, true)]
    [InlineData(1_400, false)]
    public async Task Open_FoldableTable_ShowsEveryCellAtAnyWidth(int width, bool isFolded)
    {
        var pages = new TestPages();
        IReadOnlyList<Cell> row = [Cell.Empty with { Choice = "one" }, Cell.Words("a-name-of-some-length") with { Link = "/" }, .. Enumerable.Range(0, 9).Select(i => Cell.Words($"value {i} of this")), Cell.Words("")];
        pages.Show(("a", new Document("1", [new Table([new("", "compare"), new("name", "name"), .. Enumerable.Range(0, 9).Select(i => new Column($"title {i}", $"key_{i}")), new("empty", "empty")], [row, row]) { IsSearchable = true, IsFoldable = true }])));
        await using var site = await OpenedSite.OpenAsync(chromium, pages, width);

        var cut = await site.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('td')].filter(cell => cell.textContent || cell.firstChild).filter(cell => {
              const place = cell.getBoundingClientRect();
              return place.width === 0 || place.left < 0 || place.right > innerWidth + 1 || cell.scrollWidth > cell.clientWidth + 1;
            }).map(cell => cell.textContent)
            """);

        Assert.Empty(isFolded ? cut : []);
        Assert.Equal(isFolded ? "flex" : "table-row", await site.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('tbody tr')).display"));
        Assert.Equal(isFolded ? "\"title 3\u00a0\"" : "none", await site.Page.EvaluateAsync<string>("getComputedStyle(document.querySelectorAll('tbody td')[5], '::before').content"));
        Assert.Equal(width, await site.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "title 3" }).ClickAsync();
        Assert.Equal("ascending", await site.Page.Locator("th[data-key=key_3]").GetAttributeAsync("aria-sort"));
        Assert.Empty(site.Faults);
    }

    private static Document Whole(string revision, int rows, int points = 3) => new(revision,
    [
        new Block.Paragraph($"Revision {revision}.") { Tone = Tone.Answer },
        new Figure("curve", $"Curve {revision}.", new Axis("x", "x"), new Axis("y", "y"), [new Series("line", SeriesKind.Line, [.. Enumerable.Range(0, points).Select(i => (double)i)], [.. Enumerable.Range(0, points).Select(i => (double)i * i)])]),
        new Table(
            [new Column("pick", "pick"), new Column("name", "name"), new Column("value", "value")],
            [.. Enumerable.Range(0, rows).Select(i => (IReadOnlyList<Cell>)[Cell.Empty with { Choice = $"row-{i}" }, Cell.Words($"row-{i}") with { Link = $"/experiments/row-{i}" }, Cell.Count(i)])])
        {
            IsSearchable = true,
        },
    ]);
}
