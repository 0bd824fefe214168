using Explorer.Analysis.Runs;
using Explorer.Documents.Figures;

namespace Explorer.Analysis.Tests.Runs;

public sealed partial class RunPageTests
{
    [Fact]
    public void Write_Population_GivesPageAndTheNumbersOfEveryFigure()
    {
        using var report = new RunFolder(RunReports.Input(SyntheticTrials.Population(16)));

        Assert.Equal(
            [
                "report.html", "front.csv", "fidelities.csv", "levels.csv", "edf.csv", "scatter.csv", "correlations.csv", "parameters.csv", "curves.csv", "networks.csv", "trials.csv",
                "edf.svg", "scatter.svg", "front.svg", "fidelities.svg", "levels.svg", "curves.svg", "networks.svg",
            ],
            report.Files.Select(Path.GetFileName));
        Assert.All(report.Files, file => Assert.True(File.Exists(file)));
        Assert.Equal(report.Files.Count, Directory.GetFiles(Path.GetDirectoryName(report.Page)!, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Write_NoteAndTags_AreToldAsWordsByPageMarkdownAndTerminal()
    {
        var plain = RunReports.Input(SyntheticTrials.Population(4));
        var input = plain with { Tags = ["paper", "first"], Note = "# kept <script>x</script> | *a* \u001b[31m\u202e" };
        using var report = new RunFolder(input);
        using var other = new RunFolder(plain);

        Assert.Contains("<p><b>Note:</b> # kept &lt;script&gt;x&lt;/script&gt; | *a* \\x1b[31m\\u202e</p>\n<p><b>Tags:</b> paper, first</p>", File.ReadAllText(report.Page), StringComparison.Ordinal);
        Assert.Contains("\n**Note:** # kept \\<script\\>x\\</script\\> \\| \\*a\\* \\\\x1b\\[31m\\\\u202e\n\n**Tags:** paper, first\n", MarkdownWriter.Write(RunReports.Document(input)), StringComparison.Ordinal);
        Assert.Contains("Tags: paper, first", RunReports.Text(input), StringComparison.Ordinal);
        Assert.DoesNotContain("Note:", File.ReadAllText(other.Page), StringComparison.Ordinal);
        Assert.Contains("Tag: one", RunReports.Text(plain with { Tags = ["one"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Twice_ReplacesTheOlderReport()
    {
        using var report = new RunFolder(RunReports.Input(SyntheticTrials.Population(4)));

        RunFolder.Write(RunReports.Input(SyntheticTrials.Population(4), name: "second"), Path.GetDirectoryName(report.Page)!);

        Assert.Contains("<h1>second</h1>", File.ReadAllText(report.Page), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SameInput_GivesTheSameBytes()
    {
        using var first = new RunFolder(RunReports.Input(SyntheticTrials.Population(32)));
        using var second = new RunFolder(RunReports.Input([.. SyntheticTrials.Population(32).Reverse()]));

        Assert.All(first.Files, file => Assert.Equal(File.ReadAllText(file), File.ReadAllText(second.File(Path.GetFileName(file)))));
    }

    [Fact]
    public void Write_Page_RefersToNothingElsewhere()
    {
        using var report = new RunFolder(RunReports.Input(SyntheticTrials.Population(16)));

        // Of everything that loads, only links to the files beside it remain; what the still pictures name is in them.
        var html = Script().Replace(File.ReadAllText(report.Page), "");
        Assert.DoesNotMatch("<(link|img|iframe|script)[^>]*(src|href)", html);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.All(Regex.Matches(html, "href=\"(?<to>[^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(5)), match => Assert.Matches(@"^(#\w+|\w+\.csv|figures/\w+\.svg|#[\w-]+)$", match.Groups["to"].Value));
    }

    [Fact]
    public void Write_HostileStrings_AreTextInThePage()
    {
        const string Hostile = "</script><script>alert(1)</script> \"&' {{css}}";
        using var report = new RunFolder(RunReports.Input([SyntheticTrials.Failed(0, Hostile), SyntheticTrials.Completed(1, 0.3)], name: Hostile)
            with { Definition = $$"""{"name":"{{Hostile.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""" }, Hostile);

        var html = File.ReadAllText(report.Page);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;&#39; {{css}}</h1>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Write_FewTrials_LeavesNoPlaceholderAndNoNaN(int count)
    {
        using var report = new RunFolder(RunReports.Input([.. Enumerable.Range(0, count).Select(i => SyntheticTrials.Completed(i, 0.3 + (0.01 * i)))]));

        var html = Script().Replace(File.ReadAllText(report.Page), "");
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NothingCounted_SaysSoAndStillListsTheTrials()
    {
        using var report = new RunFolder(RunReports.Input([SyntheticTrials.Failed(4, "the worker crashed")]));

        var html = File.ReadAllText(report.Page);
        Assert.Contains("No trial counts, so there is no distribution to show.", html, StringComparison.Ordinal);
        Assert.Contains("data-trial=\"4\"", html, StringComparison.Ordinal);
        Assert.Contains("the worker crashed", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"distribution\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OntoAFile_NamesTheFolderAsTheProblem()
    {
        var file = Path.GetTempFileName();
        try
        {
            var exception = Assert.Throws<InvalidInputException>(() => RunFolder.Write(RunReports.Input([]), file));
            Assert.Equal(file, exception.Origin);
            Assert.Contains("--out", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Write_MoreTrialsThanRows_SaysWhereTheRestIs()
    {
        using var report = new RunFolder(RunReports.Input(SyntheticTrials.Population(RunLimits.TableRows + 10, epochs: 1)));

        var html = File.ReadAllText(report.Page);
        Assert.Contains("The table holds the first 5,000 of 5,010 trials by error", html, StringComparison.Ordinal);
        Assert.Equal(RunLimits.TableRows, Regex.Count(html[html.IndexOf("id=\"trials\"", StringComparison.Ordinal)..], "<tr data-trial=", RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.Equal(5_011, File.ReadLines(report.File("trials.csv")).Count());
    }

    [Fact]
    public void Write_FormatsNamed_GivesEachFigureInThem()
    {
        using var folder = new TemporaryFolder();

        var files = RunFolder.Write(RunReports.Input([SyntheticTrials.Completed(0, 0.3), SyntheticTrials.Completed(1, 0.4)]), folder.Path, formats: FigureFormats.Png | FigureFormats.Pdf);

        string[] pictures = [.. files.Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == FigureFiles.Folder).Select(file => Path.GetFileName(file)!)];
        Assert.Equal(["edf.png", "edf.pdf", "scatter.png", "scatter.pdf", "front.png", "front.pdf"], pictures.Take(6));
        Assert.All(pictures.Where(file => file.EndsWith(".pdf", StringComparison.Ordinal)), file => Assert.Equal("%PDF"u8, File.ReadAllBytes(Path.Combine(folder.Path, FigureFiles.Folder, file)).AsSpan(0, 4)));
        Assert.Contains("href=\"figures/edf.pdf\"", File.ReadAllText(files[0]), StringComparison.Ordinal);
    }

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Script();
}
