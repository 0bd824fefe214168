using Explorer.Analysis.Regime;

namespace Explorer.Analysis.Tests.Regime;

public sealed class EarlyLossTests
{
    // Exact binomial tails by Python's math.comb: 3 of 12 at 5 % has 0.0196, 3 of the 4 deepest 0.00048, which counts twice.
    [Fact]
    public void Of_DeepNetworksStartWorse_CountsThemApartWithTheExactTail()
    {
        var early = RegimeCheck.Of(Networks(depth => depth > 9)).EarlyLoss!;

        Assert.Equal(Math.Log(10), early.Guessing, 12);
        Assert.Equal((3, 12, 1, 12), (early.All.Above, early.All.Count, early.All.FewestBlocks, early.All.MostBlocks));
        Assert.Equal((0, 4, 4), (early.Shallow!.Above, early.Shallow.Count, early.Shallow.MostBlocks));
        Assert.Equal((3, 4, 9), (early.Deep!.Above, early.Deep.Count, early.Deep.FewestBlocks));
        Assert.Equal(2 * 0.0004812500000000001, early.PValue, 12);
    }

    // Wilson's interval of 3 of 12, as statsmodels' proportion_confint(3, 12, method="wilson") gives it.
    [Fact]
    public void Of_ThreeOfTwelve_HasWilsonsInterval()
    {
        var interval = RegimeCheck.Of(Networks(depth => depth > 9)).EarlyLoss!.All.Share.Interval!;

        Assert.Equal(0.0889, interval.Lower, 4);
        Assert.Equal(0.5323, interval.Upper, 4);
    }

    // A network that gives all classes the same probability has loss log K for any targets, smoothed or not.
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Of_LabelSmoothing_ChangesNoGuess(double smoothing)
    {
        const int Classes = 10;
        var guess = -(((1 - smoothing) * Math.Log(1.0 / Classes)) + (smoothing / Classes * Classes * Math.Log(1.0 / Classes)));
        var trials = Networks(_ => false).Select(trial => trial with { Planned = trial.Planned with { Training = trial.Training with { LabelSmoothing = smoothing } } });

        Assert.Equal(guess, RegimeCheck.Of(trials).EarlyLoss!.Guessing, 12);
    }

    [Fact]
    public void Of_DivergedInTheFirstEpoch_CountsAsWorse()
    {
        var diverged = SyntheticTrials.Diverged(12);
        var infinite = SyntheticTrials.Diverged(13, 0.9, 0.9);
        infinite = infinite with { Rungs = [infinite.Rungs[0] with { Epochs = [infinite.Rungs[0].Epochs[0] with { TrainLoss = double.NaN }] }] };

        var early = RegimeCheck.Of([.. Networks(_ => false), diverged with { Rungs = [] }, infinite]).EarlyLoss!;

        Assert.Equal((2, 14), (early.All.Above, early.All.Count));
    }

    // A completed trial of an import may lack its losses.
    [Fact]
    public void Of_LossNotOnRecord_IsLeftOut()
    {
        var trials = Networks(_ => false).Select(trial => trial with { Rungs = [trial.Rungs[0] with { Epochs = [.. trial.Rungs[0].Epochs.Select(epoch => epoch with { TrainLoss = double.NaN })] }] });

        Assert.Null(RegimeCheck.Of(trials).EarlyLoss);
    }

    private static IEnumerable<TrialRecord> Networks(Func<int, bool> startsWorse) => Enumerable.Range(1, 12).Select(depth =>
        SyntheticTrials.Completed(depth - 1, 0.4, SyntheticTrials.Network([depth], [16])).Trained(startsWorse(depth) ? 2.31 : 2.30, 0.5, 0.4));
}
