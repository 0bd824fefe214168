using Explorer.Analysis.Regime;
using Explorer.Analysis.Tests.Comparisons;
using Explorer.Analysis.Tests.Runs;

namespace Explorer.Analysis.Tests.Regime;

public sealed class RegimeWordingTests
{
    private const string Untrained = "Deep networks are not trained out at this budget: rules about depth found here are rules about short trainings.";

    [Fact]
    public void RunInTerminal_BadRegime_SaysSoBeforeTheFigures()
    {
        var text = RunReports.Text(RunReports.Input(Deep(1)), unicode: false);

        Assert.All(text, character => Assert.True(char.IsAscii(character)));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.True(text.IndexOf("The training regime is bad", StringComparison.Ordinal) < text.IndexOf("validation error [95 %]", StringComparison.Ordinal));
        Assert.Contains(Untrained, text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void RunPage_BadRegime_HasItsFigures()
    {
        using var folder = new RunFolder(RunReports.Input(Deep(1)));
        var page = File.ReadAllText(folder.Page);

        Assert.Contains($"<p class=\"warning\">{Untrained}</p>", page, StringComparison.Ordinal);
        Assert.Matches("(?s)<section id=\"regime\">.*Training error of the last epoch: rank correlation with depth at equal FLOPs 0\\.", page);
        Assert.Contains("A training takes 1,000 optimiser steps (4 epochs, batch of 32).", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ComparisonPage_BadRegime_ComesBeforeTheVerdicts()
    {
        var bad = RegimeCheck.Of(Deep(1));
        var page = DocumentPage.Html(ComparisonDocument.Of(ComparisonPageTests.Input() with { Regimes = [("anynet-a", bad), ("anynet-b", bad)] }), new PageFrame("", "", SyntheticTrials.Start), []);

        Assert.Contains(Untrained, page, StringComparison.Ordinal);
        Assert.True(page.IndexOf(Untrained, StringComparison.Ordinal) < page.IndexOf("<p class=\"answer\">", StringComparison.Ordinal));
    }

    private static IReadOnlyList<TrialRecord> Deep(int seed) => RegimePopulations.NotTrainedOut(32, seed);
}
