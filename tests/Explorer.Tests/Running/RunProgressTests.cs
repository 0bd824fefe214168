using Explorer.Documents.Writers;
using Explorer.Execution.Runs;
using Explorer.Experiments.Data;
using Explorer.Tests.Commands;

namespace Explorer.Tests.Running;

public sealed class RunProgressTests
{
    private const string OnCuda = "libtorch 2.11.0 on cuda";

    [Fact]
    public void OnTrialFinished_ByTheSameEngineAsBefore_SaysNothingOfEngines() => Assert.DoesNotContain(Told([OnCuda], OnCuda), IsOfEngines);

    [Fact]
    public void OnTrialFinished_NothingDoneBefore_SaysNothingOfEngines() => Assert.DoesNotContain(Told([], OnCuda, OnCuda), IsOfEngines);

    [Fact]
    public void OnTrialFinished_ByAnotherEngineThanBefore_SaysSoOnce()
    {
        var line = Assert.Single(Told([OnCuda], "libtorch 2.11.0", "libtorch 2.11.0"), IsOfEngines);

        Assert.Equal("trial 0 was trained by another engine than those done before: libtorch 2.11.0; libtorch 2.11.0 on cuda", line);
    }

    [Theory]
    [InlineData(0, 80, 30, 120)]
    [InlineData(0, 30, 10, 30)]
    public void Bar_OfAStudy_TellsOfAllStepsWithinTheWidth(int finished, int width, int later, int done)
    {
        var snapshot = Snapshot(finished, new StudyAhead(2, 5, done, later, later, "its family comes besides"));

        var bar = ProgressText.Bar(snapshot, width);

        Assert.EndsWith($"0/2 trials of step 2/5, {done}/{2 + later + done} of the study", bar, StringComparison.Ordinal);
        Assert.True(bar.Length < width || !bar.Contains('━', StringComparison.Ordinal));
    }

    [Fact]
    public void Overall_OfAStudy_CountsTheLaterStepsAndNamesWhatIsUnknown()
    {
        // 1 of 2 trials in 10 seconds, and later steps of 6 such trials: 7 are left.
        var snapshot = Snapshot(1, new StudyAhead(2, 5, 0, 3, 6, "its family comes besides"));

        Assert.Equal("best 50.0 % (trial 0), 360 trials/h, about 70 s left of the study, and its family comes besides", PlainTextWriter.Plain(ProgressText.Overall(snapshot)));
    }

    private static RunSnapshot Snapshot(int finished, StudyAhead ahead)
    {
        var clock = new TenSeconds();
        var progress = new RunProgress(clock, _ => { }, ahead: ahead);
        progress.OnRunStarted(new RunTotals("e", Planned: 2, FinishedBefore: 0, ToTrain: 2, BestError: null, Workers: 1, Threads: 1));
        for (var index = 0; index < finished; index++)
            progress.OnTrialFinished(0, Trial(index, OnCuda));
        clock.IsLater = true;
        return progress.Snapshot()!;
    }

    private sealed class TenSeconds : TimeProvider
    {
        public bool IsLater { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => IsLater ? 10 : 0;
    }

    private static bool IsOfEngines(string line) => line.Contains("engine", StringComparison.Ordinal);

    private static List<string> Told(IReadOnlyList<string> before, params string[] engines)
    {
        var told = new List<string>();
        var progress = new RunProgress(TimeProvider.System, told.Add, enginesBefore: before);
        progress.OnRunStarted(new RunTotals("e", Planned: 3, FinishedBefore: before.Count, ToTrain: 2, BestError: null, Workers: 1, Threads: 1));
        foreach (var (index, engine) in engines.Index())
            progress.OnTrialFinished(0, Trial(index, engine));
        return told;
    }

    private static TrialRecord Trial(int index, string engine)
    {
        var plan = ExperimentPlan.Create(ExperimentReader.Load(Repository.File("experiments", "anynet-a.json"), DataDemand.None));
        var trial = StoredTrials.Finished("e", plan[index], 0.5);
        return trial with { Environment = trial.Environment! with { Engine = engine } };
    }
}
