using Explorer.Analysis.Regime;

namespace Explorer.Analysis.Tests.Regime;

public sealed class RegimeCheckTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_GoodPopulation_FindsNothing(int seed)
    {
        var check = RegimeCheck.Of(RegimePopulations.Good(32, seed));

        Assert.Equal(RegimeVerdict.Good, check.Verdict);
        Assert.Empty(check.Findings);
        Assert.Empty(check.Unchecked);
        Assert.Equal(1000, check.Steps!.Steps);
    }

    // The population has no effect of depth and exactly the share of bad starts that is tolerated, so that every alarm is a false one.
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    public void Of_ManyGoodPopulations_AlarmsInFivePercentAtMost(int count)
    {
        const int Populations = 1_000;
        var alarms = Enumerable.Range(0, Populations).Count(seed => RegimeCheck.Of(RegimePopulations.Good(count, 1_000 + seed)).Verdict != RegimeVerdict.Good);

        output.WriteLine($"{count} networks: {alarms} of {Populations} good populations are called bad");
        // 5 % and two standard deviations of 1,000 populations.
        Assert.InRange(alarms, 0, 64);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_DeepNetworksNotTrainedOut_FindsTheirStartAndTheirTrainingError(int seed)
    {
        var check = RegimeCheck.Of(RegimePopulations.NotTrainedOut(32, seed));

        Assert.Equal(RegimeVerdict.Bad, check.Verdict);
        Assert.Equal([RegimeSign.EarlyLoss, RegimeSign.Depth], check.Findings.Select(finding => finding.Sign));
        Assert.All(check.Findings, finding => Assert.True(finding.PValue <= RegimeCheck.Level));
        Assert.True(check.EarlyLoss!.Deep!.Share.Value > check.EarlyLoss.Shallow!.Share.Value);
        Assert.True(check.Depth!.Depth.Value.Interval!.Lower > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_RankingThatTurns_FindsThatDepthTurns(int seed)
    {
        var check = RegimeCheck.Of(RegimePopulations.Turning(32, seed));

        Assert.Equal(RegimeVerdict.Bad, check.Verdict);
        Assert.Equal([RegimeSign.SignChange], check.Findings.Select(finding => finding.Sign));
        var depth = Assert.Single(check.SignChanges, change => change.Measure.Key == "depth");
        Assert.Equal((2, 4), (depth.HalfWay, depth.Last));
        Assert.True(depth.Early.Value.Value > 0 && depth.Late.Value.Value < 0);
    }

    [Fact]
    public void Of_FewSteps_IsDoubtfulAlone()
    {
        var check = RegimeCheck.Of(RegimePopulations.Good(32, 1).Select(trial => trial with { Planned = trial.Planned with { Training = trial.Training with { BatchSize = 64 } } }));

        Assert.Equal(RegimeVerdict.Doubtful, check.Verdict);
        Assert.Equal(new TrainingSteps(500, 4, 64), check.Steps);
        Assert.Equal([new RegimeFinding(RegimeSign.Steps, null)], check.Findings);
    }

    [Fact]
    public void Of_NothingToRead_SaysSo()
    {
        TrialRecord[] trials =
        [
            SyntheticTrials.Completed(0, 0.4),
            SyntheticTrials.Failed(1),
            SyntheticTrials.Pruned(2),
            SyntheticTrials.Completed(3, 0.4).Trained(2, 0.5, 0.4).Replanned(planned => planned with { StoredConfig = null, StoredComplexity = null }),
            SyntheticTrials.Completed(4, 0.4).Trained(2, 0.5, 0.4).Predicted(),
        ];

        var check = RegimeCheck.Of(trials);

        Assert.Equal((0, RegimeVerdict.Unchecked), (check.Networks, check.Verdict));
        Assert.Equal([RegimeSign.EarlyLoss, RegimeSign.Depth, RegimeSign.SignChange, RegimeSign.Steps], check.Unchecked);
        Assert.Equal(RegimeVerdict.Unchecked, RegimeCheck.Of([]).Verdict);
    }

    [Fact]
    public void Of_FewNetworks_ChecksTheirStartAlone()
    {
        var check = RegimeCheck.Of(RegimePopulations.Good(9, 1));

        Assert.Equal([RegimeSign.Depth, RegimeSign.SignChange], check.Unchecked);
        Assert.Equal(9, check.EarlyLoss!.All.Count);
    }

    [Fact]
    public void Of_TrainingsOfOneEpoch_CannotTurn() => Assert.Equal(
        [RegimeSign.SignChange], RegimeCheck.Of(RegimePopulations.Good(16, 1).Select(trial => trial.Trained(2, trial.Error!.Value))).Unchecked);

    // Ties, all alike: nothing to correlate, and nothing to divide by.
    [Fact]
    public void Of_NetworksAllAlike_ChecksTheirStartAlone()
    {
        var check = RegimeCheck.Of(Enumerable.Range(0, 12).Select(index => SyntheticTrials.Completed(index, 0.4).Trained(2, 0.5, 0.4)));

        Assert.Equal([RegimeSign.Depth, RegimeSign.SignChange], check.Unchecked);
        Assert.Null(check.EarlyLoss!.Deep);
    }

    [Fact]
    public void Of_StoppedTrials_CountByTheirFirstEpochAlone()
    {
        TrialRecord[] trials = [.. RegimePopulations.Good(20, 1), .. RegimePopulations.NotTrainedOut(20, 1).Select(trial => trial.Pruned().Replanned(planned => planned with { Index = 20 + planned.Index }))];

        var check = RegimeCheck.Of(trials);

        Assert.Equal(40, check.EarlyLoss!.All.Count);
        Assert.Equal(20, check.Depth!.Depth.Count);
    }

    // A cheap rung of its own is another training: less data, other steps.
    [Fact]
    public void Of_TrialsAtAnotherFidelity_AreLeftOut()
    {
        var cheap = RegimePopulations.NotTrainedOut(8, 1).Select(trial => trial.Pruned() with { Rungs = [trial.Rungs[0] with { Fidelity = new Fidelity { Epochs = 4, DataShare = 0.1 } }] });

        Assert.Equal(20, RegimeCheck.Of([.. RegimePopulations.Good(20, 1), .. cheap]).Networks);
    }
}
