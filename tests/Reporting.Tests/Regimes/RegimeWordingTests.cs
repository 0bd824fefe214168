using Explorer.Analysis.Comparisons;
using Explorer.Documents.Pages;
using Explorer.Analysis.Regime;
using Explorer.Analysis.Tests.Regime;
using Explorer.Reporting.Tests.Comparisons;

namespace Explorer.Reporting.Tests.Regimes;

public sealed class RegimeWordingTests
{
    private const string Untrained = "Deep networks are not trained out at this budget: rules about depth found here are rules about short trainings.";

    [Fact]
    public void Lines_GoodRegimes_AreNone() => Assert.Empty(RegimeWording.Lines([("a", RegimeCheck.Of(RegimePopulations.Good(32, 1))), ("b", RegimeCheck.Of(RegimePopulations.Good(32, 2)))]));

    [Fact]
    public void Report_GoodRegime_IsOneLine() =>
        Assert.Equal(["Nothing was found against the training regime, in 32 networks."], RegimeWording.Report(RegimeCheck.Of(RegimePopulations.Good(32, 1))));

    [Fact]
    public void Lines_TwoBadRegimes_SayWhatFollowsAndWhatToChangeOnce()
    {
        var lines = RegimeWording.Lines([("a", RegimeCheck.Of(Deep(1))), ("good", RegimeCheck.Of(RegimePopulations.Good(32, 1))), ("b", RegimeCheck.Of(Deep(2)))]).ToList();

        Assert.Equal(4, lines.Count);
        Assert.StartsWith("a: its training regime is bad: the first epoch's loss is worse than guessing (2.30) in ", lines[0], StringComparison.Ordinal);
        Assert.Contains("deeper networks end with a higher training error, rank correlation with depth at equal FLOPs 0.", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("b: ", lines[1], StringComparison.Ordinal);
        Assert.Equal(Untrained, lines[2]);
        Assert.StartsWith("To change: ", lines[3], StringComparison.Ordinal);
    }

    // Every change names a setting and what it is now; none is asked for that is there already.
    [Fact]
    public void Lines_BadStart_NamesTheSettingsThatAreNotYetSo()
    {
        var plain = RegimeWording.Report(RegimeCheck.Of(Deep(1))).Last();
        var careful = RegimeWording.Report(RegimeCheck.Of(Deep(1).Select(trial => trial with { Planned = trial.Planned with { Training = trial.Training with { WarmupEpochs = 1, ZeroInitFinalGamma = true } } }))).Last();

        Assert.Equal(
            "To change: `warmupEpochs` of 1 (now 0); `zeroInitFinalGamma` true (now false); a lower `learningRate` (now 0.1); more steps, by a smaller `batchSize` (now 32) or more `epochs` (now 4).", plain);
        Assert.Equal("To change: a lower `learningRate` (now 0.1); more steps, by a smaller `batchSize` (now 32) or more `epochs` (now 4).", careful);
    }

    [Fact]
    public void Report_SmallLastMaps_AsksForLargerOnes()
    {
        // The stem keeps 32 pixels, and five stages leave 2; the error rises with the last one's depth.
        var trials = Enumerable.Range(0, 16).Select(i => SyntheticTrials.Completed(i, 0.5, SyntheticTrials.Network([1, 1, 1, 1, 1 + i], [8, 8, 8, 8, 8])).Trained(2.1, 0.7, 0.4 + (0.01 * i)));

        Assert.Contains("larger maps in the last stage (now 2 pixels wide), by a stride of 1 more among `strides`", RegimeWording.Report(RegimeCheck.Of(trials)).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_RankingThatTurns_NamesTheEpochs()
    {
        var lines = RegimeWording.Report(RegimeCheck.Of(RegimePopulations.Turning(32, 1))).ToList();

        Assert.Matches(@"the rank correlation of total depth with the validation error turns from 0\.\d\d \(.*\) after epoch 2 to −0\.\d\d \(.*\) after epoch 4, p", lines[0]);
        Assert.StartsWith("A rule about total depth depends on when one looks, and may turn again with more epochs.", lines[1], StringComparison.Ordinal);
        Assert.Equal("To change: more steps, by a smaller `batchSize` (now 32) or more `epochs` (now 4).", lines[2]);
    }

    [Fact]
    public void Report_FewSteps_SaysHowMany()
    {
        var trials = RegimePopulations.Good(32, 1).Select(trial => trial with { Planned = trial.Planned with { Training = trial.Training with { BatchSize = 64 } } });

        Assert.StartsWith(
            "The training regime is doubtful: a training takes 500 optimiser steps (4 epochs, batch of 64), fewer than the 750 of the shortest regime found good.",
            RegimeWording.Report(RegimeCheck.Of(trials)).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void TextSummary_BadRegime_SaysSoBeforeTheFigures()
    {
        var text = TextSummary.Write(Reports.Input(Deep(1)), unicode: false);

        Assert.All(text, character => Assert.True(char.IsAscii(character)));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.True(text.IndexOf("The training regime is bad", StringComparison.Ordinal) < text.IndexOf("validation error\n", StringComparison.Ordinal));
        Assert.Contains(Untrained, text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void ReportPage_BadRegime_HasItsFigures()
    {
        using var folder = new ReportFolder(Reports.Input(Deep(1)));
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
