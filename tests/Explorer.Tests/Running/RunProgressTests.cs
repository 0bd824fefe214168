using Explorer.Documents.Writers;
using Explorer.Execution.Runs;
using Explorer.Experiments.Data;
using Explorer.Experiments.Fidelities;
using Explorer.Terminal;
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
    [InlineData(0, 80, 30, 120, "0/2 trials of step 2/5, 120/152 of the study")]
    [InlineData(0, 30, 10, 30, "0/2, step 2/5, study 30/42")]
    public void Bar_OfAStudy_TellsOfAllStepsWithinTheWidth(int finished, int width, int later, int done, string expected)
    {
        var snapshot = Snapshot(finished, new StudyAhead(2, 5, done, later, later, "its family comes besides"));

        var bar = ProgressText.Bar(snapshot, width);

        Assert.EndsWith(expected, bar, StringComparison.Ordinal);
        Assert.True(bar.Length < width || !bar.Contains('━', StringComparison.Ordinal));
    }

    [Fact]
    public void Overall_OfAStudy_CountsTheLaterStepsAndNamesWhatIsUnknown()
    {
        // 1 of 2 trials in 10 seconds, and later steps of 6 such trials: 7 are left.
        var snapshot = Snapshot(1, new StudyAhead(2, 5, 0, 3, 6, "its family comes besides"));

        Assert.Equal("best 50.0 % (trial 0), 360 trials/h, about 70 s left of the study, and its family comes besides", PlainTextWriter.Plain(ProgressText.Overall(snapshot)));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void Lines_OfANarrowTerminal_FitItAndKeepWhatCounts(int width)
    {
        var snapshot = Snapshot(1, new StudyAhead(2, 5, 10, 30, 30, "its family comes besides"));
        var running = new RunningTrial(0, Trial(3, OnCuda).Planned, new PlannedRung(0, new Fidelity { Epochs = 30 }, Continues: false, 30), 1) { Epoch = 12, ImagesPerSecond = 1234 };

        Assert.All([ProgressText.Running(running, width), ProgressText.Bar(snapshot, width), ProgressText.Overall(snapshot, width), ProgressText.Finished(Trial(1, OnCuda), snapshot, width)], line => Assert.True(line.Length < width, line));
        Assert.Contains("trial 3, epoch 12/30", ProgressText.Running(running, width), StringComparison.Ordinal);
        Assert.Contains("left", ProgressText.Overall(snapshot, width), StringComparison.Ordinal);
        Assert.StartsWith("[1/2] trial 1: error 50.0", ProgressText.Finished(Trial(1, OnCuda), snapshot, width), StringComparison.Ordinal);
    }

    [Fact]
    public void Board_ThatMakesWayForAMessage_IsTakenAwayFirst()
    {
        using var said = new StringWriter();
        var console = new CommandConsole { Error = said, IsDrawable = true, Width = () => 20 };
        var board = new TerminalBoard(console);

        board.Show(["one", "a line that is longer than twenty"]);
        console.Tell("news");
        console.Tell("more");

        Assert.Equal("one\na line that is lon…\n\u001b[2A\r\u001b[Jexplorer: news\nexplorer: more\n", said.ToString());
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
