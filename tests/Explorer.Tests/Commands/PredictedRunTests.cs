namespace Explorer.Tests.Commands;

/// <summary>A run whose last networks a predictor chooses.</summary>
public sealed class PredictedRunTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public PredictedRunTests() => SmallExperiment.Write(_runner, trainImages: 64, epochs: 1);

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Run_PredictedShare_TrainsTheChosenLastAndKeepsThemOutOfThePopulation()
    {
        var file = _runner.Write("share.json", """{"extends": "small.json", "name": "share", "sample": {"count": 18, "seed": 3, "predicted": {"share": 0.11, "candidates": 300}}}""");

        var first = await _runner.RunAsync("run", file, "--jobs", "1");
        var again = await _runner.RunAsync("run", file, "--jobs", "1");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("2 further trials, of networks chosen by prediction from 300 drawn", first.Error, StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
        Assert.DoesNotContain("further trials", again.Error, StringComparison.Ordinal);
        using var store = ResultStores.Open(Path.Combine(_runner.Folder, "results.litedb"), StoreAccess.Read);
        var trials = store.Trials("share");
        Assert.Equal(18, trials.Count);
        Assert.Equal([16, 17], trials.Where(trial => trial.Planned.Origin == TrialOrigin.Predicted).Select(trial => trial.Index));
        Assert.Equal(18, trials.Select(trial => trial.Hash).Distinct(StringComparer.Ordinal).Count());

        var larger = _runner.Write("share.json", """{"extends": "small.json", "name": "share", "sample": {"count": 36, "seed": 3, "predicted": {"share": 0.11, "candidates": 300}}}""");
        var refused = await _runner.RunAsync("run", larger, "--jobs", "1");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("a predictor has chosen", refused.Error, StringComparison.Ordinal);
    }
}
