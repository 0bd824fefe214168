namespace Explorer.Experiments.Tests;

public sealed class ExperimentPlanTests
{
    [Fact]
    public void Create_Repeats_TrainEveryNetworkFromSeveralSeeds()
    {
        using var files = new ExperimentFiles();
        var once = ExperimentPlan.Create(ExperimentReader.Load(files.PathOf("base.json")));
        var twice = ExperimentReader.Load(files.Write("twice.json", """{"extends": "base.json", "name": "twice", "sample": {"repeats": 2}}"""));

        var plan = ExperimentPlan.Create(twice);

        Assert.Equal(16, twice.Sample.Trials);
        Assert.Equal(Enumerable.Range(0, 16), plan.Select(trial => trial.Index));
        Assert.Equal(once.SelectMany(trial => new[] { trial.Hash, trial.Hash }), plan.Select(trial => trial.Hash));
        Assert.Equal(16, plan.Select(trial => trial.Seed).Distinct().Count());
        Assert.Equal(twice, ExperimentReader.Parse(twice.Definition, twice.Origin));
    }
}
