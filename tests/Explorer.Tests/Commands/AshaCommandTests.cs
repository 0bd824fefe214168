namespace Explorer.Tests.Commands;

/// <summary>Asynchronous successive halving by the real program: killed in every rung it ends as a run that never was.</summary>
public sealed class AshaCommandTests : IDisposable
{
    private const int Rungs = 3;
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Run_KilledInEveryRung_PromotesAsBeforeAndTrainsNothingTwice()
    {
        Write("asha", """{"scheduler": "asha", "rungs": [{"epochs": 1}, {"epochs": 2}, {"epochs": 4}], "reduction": 2}""");
        var whole = await _runner.RunProcessAsync("run", "asha.json", "--jobs", "1", "--store", "whole.db", "--out", "whole");
        Assert.True(whole.ExitCode == 0 && !whole.Error.Contains(" failed: ", StringComparison.Ordinal), whole.Error);
        var expected = await TrialsAsync("whole.db");
        Assert.Equal(8, expected.Count);
        Assert.Contains("of the cost of training all 8 at the target", whole.Error, StringComparison.Ordinal);

        var said = new List<string>();
        for (var rung = 0; rung < Rungs; rung++)
        {
            // In mid-training of whatever follows the first result at this rung.
            using var process = _runner.Start("run", "asha.json", "--jobs", "1");
            var lines = await CommandRunner.UntilErrorLineAsync(process, $"rung {rung + 1}/{Rungs}");
            said.AddRange(lines);
            using var worker = CommandRunner.WorkerOf(lines);
            await CommandRunner.UntilAtWorkAsync(worker);
            await CommandRunner.KillAsync(process);
        }

        var last = await _runner.RunProcessAsync("run", "asha.json", "--jobs", "1");
        Assert.True(last.ExitCode == 0 && !last.Error.Contains(" failed: ", StringComparison.Ordinal), last.Error);
        said.AddRange(last.Error.Split('\n'));

        var trials = await TrialsAsync("results.litedb");
        Assert.Equal(expected.Select(WithoutTimes), trials.Select(WithoutTimes));
        Assert.Equal([3, 3, 2, 2, 1, 1, 1, 1], trials.Select(trial => trial["rungs"]!.AsArray().Count).OrderDescending());
        Assert.All(trials, trial => Assert.Equal(trial["rungs"]!.AsArray().Skip(1).Select(_ => true), trial["rungs"]!.AsArray().Skip(1).Select(rung => (bool)rung!["continued"]!)));

        // A rung is said once, when it is stored; one that a kill came upon between the two is in the store alone.
        var rungs = said.Where(line => line.Contains(": rung ", StringComparison.Ordinal)).Select(line => line.Split(" (")[0]).ToList();
        Assert.Equal(rungs.Count, rungs.Distinct(StringComparer.Ordinal).Count());
        Assert.False(Directory.Exists(Path.Combine(_runner.Folder, "runs", "asha", "checkpoints")));

        var status = (await _runner.RunAsync("status", "asha", "--json")).Lines.Single();
        Assert.Equal([8, 4, 2], status["rungs"]!.AsArray().Select(count => (int)count!));
        Assert.Equal((2, 6, 0), ((int)status["completed"]!, (int)status["pruned"]!, (int)status["remaining"]!));
    }

    [Fact]
    public async Task Run_LargerSampleOfAScheduledExperiment_IsRefused()
    {
        Write("asha", """{"scheduler": "asha", "rungs": [{"epochs": 1}, {"epochs": 4}], "reduction": 4}""");
        var limited = await _runner.RunAsync("run", "asha.json", "--limit", "1");
        Assert.Equal(0, limited.ExitCode);
        Assert.DoesNotContain("of the cost of training all", limited.Error, StringComparison.Ordinal);
        Write("asha", """{"scheduler": "asha", "rungs": [{"epochs": 1}, {"epochs": 4}], "reduction": 4}""", count: 9);
        var larger = await _runner.RunAsync("run", "asha.json");
        Assert.Equal(2, larger.ExitCode);
        Assert.Contains("a scheduler has ranked them among each other", larger.Error, StringComparison.Ordinal);
    }

    private void Write(string name, string fidelity, int count = 8) => _runner.Write($"{name}.json", $$"""
        {
          "name": "{{name}}",
          "space": {
            "family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "simple", "width": 8}, "block": "bottleneck", "stages": 3,
            "depth": {"uniform": [1, 2]}, "width": {"logUniform": [8, 64], "multipleOf": 8}, "bottleneckRatio": {"choices": [1, 2]}, "groupWidth": {"choices": [1, 4, 8]},
            "complexity": {"flops": ["200K", "1M"]}
          },
          "sample": {"count": {{count}}, "seed": 7},
          "data": {"name": "shapes", "train": 512, "validation": 200},
          "training": {"epochs": 4, "batchSize": 64, "learningRate": 0.1, "warmupEpochs": 0, "zeroInitFinalGamma": false, "averageDecay": 0.9, "augment": ["crop", "flip"]},
          "fidelity": {{fidelity}}
        }
        """);

    private async Task<IReadOnlyList<JsonObject>> TrialsAsync(string store) => (await _runner.RunAsync("trials", "asha", "--store", store, "--json")).Lines;

    private static string WithoutTimes(JsonObject trial)
    {
        var copy = trial.DeepClone().AsObject();
        copy.Remove("seconds");
        copy.Remove("finishedAt");
        foreach (var rung in copy["rungs"]!.AsArray().Select(rung => rung!.AsObject()))
        {
            rung.Remove("times");
            rung.Remove("place");
            foreach (var epoch in rung["epochs"]!.AsArray())
                epoch!.AsObject().Remove("seconds");
        }

        return copy.ToJsonString();
    }
}
