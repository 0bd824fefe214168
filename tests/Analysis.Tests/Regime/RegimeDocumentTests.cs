using Explorer.Documents.Cells;
using Explorer.Analysis.Regime;
using Explorer.Documents.Blocks;

namespace Explorer.Analysis.Tests.Regime;

public sealed class RegimeDocumentTests
{
    private const string Untrained = "Deep networks are not trained out at this budget: rules about depth found here are rules about short trainings.";

    [Fact]
    public void Sentences_GoodRegimes_AreNone() => Assert.Empty(RegimeDocument.Sentences([("a", RegimeCheck.Of(RegimePopulations.Good(32, 1))), ("b", RegimeCheck.Of(RegimePopulations.Good(32, 2)))]));

    [Fact]
    public void Sentences_GoodRegime_IsOneLine() =>
        Assert.Equal(["Nothing was found against the training regime, in 32 networks."], RegimeDocument.Sentences(RegimeCheck.Of(RegimePopulations.Good(32, 1))));

    [Fact]
    public void Sentences_TwoBadRegimes_SayWhatFollowsAndWhatToChangeOnce()
    {
        var lines = RegimeDocument.Sentences([("a", RegimeCheck.Of(Deep(1))), ("good", RegimeCheck.Of(RegimePopulations.Good(32, 1))), ("b", RegimeCheck.Of(Deep(2)))]).ToList();

        Assert.Equal(4, lines.Count);
        Assert.StartsWith("a: its training regime is bad: the first epoch's loss is worse than guessing (2.30) in ", lines[0], StringComparison.Ordinal);
        Assert.Contains("deeper networks end with a higher training error, rank correlation with depth at equal FLOPs 0.", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("b: ", lines[1], StringComparison.Ordinal);
        Assert.Equal(Untrained, lines[2]);
        Assert.StartsWith("To change: ", lines[3], StringComparison.Ordinal);
    }

    // Every change names a setting and what it is now; none is asked for that is there already.
    [Fact]
    public void Sentences_BadStart_NamesTheSettingsThatAreNotYetSo()
    {
        var plain = RegimeDocument.Sentences(RegimeCheck.Of(Deep(1))).Last();
        var careful = RegimeDocument.Sentences(RegimeCheck.Of(Deep(1).Select(trial => trial with { Planned = trial.Planned with { Training = trial.Training with { WarmupEpochs = 1, ZeroInitFinalGamma = true } } }))).Last();

        Assert.Equal(
            "To change: warmupEpochs of 1 (now 0); zeroInitFinalGamma true (now false); a lower learningRate (now 0.1); more steps, by a smaller batchSize (now 32) or more epochs (now 4).", CodeSpan.Plain(plain));
        Assert.Equal("To change: a lower learningRate (now 0.1); more steps, by a smaller batchSize (now 32) or more epochs (now 4).", CodeSpan.Plain(careful));
    }

    [Fact]
    public void Sentences_SmallLastMaps_AsksForLargerOnes()
    {
        // The stem keeps 32 pixels, and five stages leave 2; the error rises with the last one's depth.
        var trials = Enumerable.Range(0, 16).Select(i => SyntheticTrials.Completed(i, 0.5, SyntheticTrials.Network([1, 1, 1, 1, 1 + i], [8, 8, 8, 8, 8])).Trained(2.1, 0.7, 0.4 + (0.01 * i)));

        Assert.Contains("larger maps in the last stage (now 2 pixels wide), by a stride of 1 more among strides", CodeSpan.Plain(RegimeDocument.Sentences(RegimeCheck.Of(trials)).Last()), StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_RankingThatTurns_NamesTheEpochs()
    {
        var lines = RegimeDocument.Sentences(RegimeCheck.Of(RegimePopulations.Turning(32, 1))).ToList();

        Assert.Matches(@"the rank correlation of total depth with the validation error turns from 0\.\d\d \[.*\] after epoch 2 to −0\.\d\d \[.*\] after epoch 4, p", lines[0]);
        Assert.StartsWith("A rule about total depth depends on when one looks, and may turn again with more epochs.", lines[1], StringComparison.Ordinal);
        Assert.Equal("To change: more steps, by a smaller batchSize (now 32) or more epochs (now 4).", CodeSpan.Plain(lines[2]));
    }

    [Fact]
    public void Sentences_FewSteps_SaysHowMany()
    {
        var trials = RegimePopulations.Good(32, 1).Select(trial => trial with { Planned = trial.Planned with { Training = trial.Training with { BatchSize = 64 } } });

        Assert.StartsWith(
            "The training regime is doubtful: a training takes 500 optimiser steps (4 epochs, batch of 64), fewer than the 750 of the shortest regime found good.",
            RegimeDocument.Sentences(RegimeCheck.Of(trials)).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_BadRegime_WarnBeforeTheFigures()
    {
        var blocks = RegimeDocument.Blocks(RegimeCheck.Of(Deep(1))).ToList();

        Assert.Equal([Tone.Warning, Tone.Warning, Tone.Warning], blocks.SkipLast(1).Select(block => ((Block.Paragraph)block).Tone));
        Assert.Contains(((Block.Points)blocks[^1]).Items, item => item.StartsWith("Training error of the last epoch: rank correlation with depth at equal FLOPs 0.", StringComparison.Ordinal));
    }

    private static IReadOnlyList<TrialRecord> Deep(int seed) => RegimePopulations.NotTrainedOut(32, seed);
}
