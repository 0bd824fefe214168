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
