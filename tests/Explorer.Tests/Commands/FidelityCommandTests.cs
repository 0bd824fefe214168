using System.Text.Json;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Storage;

namespace Explorer.Tests.Commands;

/// <summary>Fidelities and transfer of stored populations, as a user would type it.</summary>
public sealed class FidelityCommandTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Fidelity_PopulationTrainedInFull_RecommendsTheCheapestThatHolds()
    {
        // The order is settled after the second epoch of four.
        Store(Experiment("full"), (index, epoch) => 0.3 + (0.01 * index) + (epoch == 1 ? 0.3 * (index * 7 % 5) : 0));

        var text = await _runner.RunAsync("fidelity", "full");
        var json = await _runner.RunAsync("fidelity", "full", "--json");

        Assert.Equal((0, string.Empty), (text.ExitCode, text.Error));
        Assert.Contains("full: target 4 epochs. Compared by 30 networks.", text.Output, StringComparison.Ordinal);
        Assert.Contains("The cheapest level whose ranking holds is epoch 2 of 4", text.Output, StringComparison.Ordinal);
        var lines = json.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["regime", "pair", "pair", "pair", "pair", "pair", "pair", "advice"], lines.Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal("epoch 2 of 4", lines[^1].GetProperty("recommended").GetProperty("label").GetString());
        Assert.Equal(0.5, lines[^1].GetProperty("workShare").GetDouble(), 12);
    }

    [Fact]
    public async Task Fidelity_TooFewNetworks_SaysWhichPilotToRun()
    {
        Store(Experiment("full"), (index, epoch) => 0.3 + (0.01 * index) + (0.1 / epoch));

        var output = await _runner.RunAsync("fidelity", "full.json", "--pilot", "100");

        Assert.Equal(1, output.ExitCode);
        Assert.Contains("found 30 networks trained to the target, and an advice needs 100", output.Error, StringComparison.Ordinal);
        Assert.Contains("explorer run full.json --with sample.count=100 --store results.litedb (it has 30 networks now);", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fidelity_FileNeverRun_SaysWhichPilotToRun()
    {
        Store(Experiment("full"), (_, _) => 0.5);
        Experiment("other");

        var output = await _runner.RunAsync("fidelity", "other.json");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("explorer run other.json --limit 24", output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--level", "1.5", "expected a Kendall's tau above 0 and below 1")]
    [InlineData("--pilot", "1", "expected a whole number from 2 to 100,000")]
    public async Task Fidelity_OptionOutOfRange_IsRefused(string option, string value, string expected)
    {
        Store(Experiment("full"), (_, _) => 0.5);

        var output = await _runner.RunAsync("fidelity", "full", option, value);

        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transfer_SameNetworksAtTwoBudgets_ComparesTheirRanks()
    {
        Store(Experiment("small"), (index, _) => 0.5 + (0.01 * index));
        Store(Experiment("large"), (index, _) => 0.4 + (0.01 * index));

        var output = await _runner.RunAsync("transfer", "small", "large");

        Assert.Equal((0, string.Empty), (output.ExitCode, output.Error));
        Assert.Contains("Of 30 networks trained at both (the same config) the ranks agree with Kendall's tau 1.00", output.Output, StringComparison.Ordinal);
        Assert.Contains("large is better than small", output.Output, StringComparison.Ordinal);
    }

    private string Experiment(string name)
    {
        var file = SmallExperiment.Write(_runner, name, epochs: 4);
        File.WriteAllText(file, File.ReadAllText(file).Replace($"\"count\": {SmallExperiment.Trials.ToString(CultureInfo.InvariantCulture)}", "\"count\": 30", StringComparison.Ordinal));
        return file;
    }

    private void Store(string file, Func<int, int, double> error)
    {
        var experiment = ExperimentReader.Load(file);
        var plan = ExperimentPlan.Create(experiment);
        using var store = ResultStores.Open(Path.Combine(_runner.Folder, "results.litedb"), StoreAccess.Write);
        store.AddExperiment(new ExperimentRecord(experiment.Name, experiment.Definition, DateTimeOffset.UnixEpoch, "0.1.0"), plan);
        store.AddTrials([.. plan.Select(trial => Finished(experiment.Name, trial, [.. Enumerable.Range(1, 4).Select(epoch => error(trial.Index, epoch))]))]);
    }

    private static TrialRecord Finished(string experiment, PlannedTrial trial, double[] errors) => new()
    {
        Experiment = experiment,
        Planned = trial,
        Outcome = new TrialOutcome.Completed(errors[^1], errors.Min()),
        Rungs =
        [
            new TrainedRung
            {
                Fidelity = new Fidelity { Epochs = errors.Length },
                Error = errors[^1],
                Epochs = [.. errors.Select((error, i) => new EpochMetrics { Epoch = i + 1, LearningRate = 0.1, TrainLoss = 1, TrainError = error, ValidationLoss = 1, ValidationError = error, Seconds = 1 })],
            },
        ],
        Seconds = 4,
        Attempts = 1,
        Environment = new TrialEnvironment { Device = "cpu", Threads = 1, Precision = "float32", Engine = "made up", DataHash = "00", CodeVersion = "0.1.0" },
        FinishedAt = DateTimeOffset.UnixEpoch,
    };
}
