using System.Text.Json;
using Explorer.Experiments.Data;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Storage;

namespace Explorer.Tests.Commands;

/// <summary>Which trials <c>explorer trials</c> gives, in which order, and as which files.</summary>
public sealed class TrialsCommandTests : IDisposable
{
    private const ulong LargestSeed = ulong.MaxValue;
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, 250, TimeSpan.Zero);
    private readonly CommandRunner _runner = new();

    public TrialsCommandTests()
    {
        Add("small", index => 0.5 - (0.1 * index));
        Add("other", index => 0.45 - (0.1 * index));
    }

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Json_Where_HasThoseForWhichItHolds() =>
        Assert.Equal([("small", 2), ("other", 2)], await ListedAsync("small", "other", "--where", "error < 0.4 and state = completed"));

    [Fact]
    public async Task Json_SortOverExperiments_MixesThemWithMissingErrorsLast()
    {
        Assert.Equal([("other", 2), ("small", 2), ("other", 1), ("small", 1), ("other", 0), ("small", 0), ("small", 3), ("other", 3)], await ListedAsync("small", "other", "--sort", "error"));
        Assert.Equal([("small", 0), ("other", 0), ("small", 1)], await ListedAsync("small", "other", "--sort", "-error", "--limit", "3"));
    }

    [Fact]
    public async Task Table_WhereOnEpochs_ReadsTheCurves()
    {
        var output = await _runner.RunAsync("trials", "small", "--where", "epochs = 3");

        Assert.Equal(0, output.ExitCode);
        Assert.Equal(3, output.Output.Split('\n').Count(line => line.StartsWith("small", StringComparison.Ordinal)));
        Assert.Contains("columns: index, state,", (await _runner.RunAsync("trials", "small", "--where", "epoch = 3")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_Part_SaysNothingOfTheBestOfAll()
    {
        var file = SmallExperiment.Write(_runner, "larger");
        File.WriteAllText(file, File.ReadAllText(file).Replace($"\"count\": {SmallExperiment.Trials}", "\"count\": 12", StringComparison.Ordinal));
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), file, index => 0.3 + (0.02 * index));

        Assert.Contains("The least error of several", (await _runner.RunAsync("trials", "larger", "--sort", "error")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("The least error of several", (await _runner.RunAsync("trials", "larger", "--where", "error < 0.5")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_UnknownColumn_IsRefusedWithTheList()
    {
        var output = await _runner.RunAsync("trials", "small", "--where", "eror < 0.1");

        Assert.Equal(2, output.ExitCode);
        Assert.StartsWith("explorer: --where: found 'eror', expected a column; did you mean \"error\"?\n  eror < 0.1\n  ^\ncolumns: index, ", output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mine.xlsx", "the ending .xlsx")]
    [InlineData("mine", "no ending")]
    public async Task Save_UnknownEnding_IsRefusedWithTheKnownOnes(string file, string found)
    {
        var output = await _runner.RunAsync("trials", "small", "--save", file);

        Assert.Equal(2, output.ExitCode);
        Assert.Contains($"--save: {file}: found {found}, expected .parquet or .csv", output.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_runner.Folder, file)));
    }

    [Fact]
    public async Task Save_CsvOfTwo_NamesTheExperimentOfEachRow()
    {
        Assert.Equal(0, (await _runner.RunAsync("trials", "small", "other", "--save", "mine.csv", "--where", "index = 2")).ExitCode);

        var lines = File.ReadAllLines(Path.Combine(_runner.Folder, "mine.csv"));
        Assert.Equal(3, lines.Length);
        Assert.EndsWith(",small,sampled,0", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",other,sampled,0", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_Parquet_IsWhatJsonHas()
    {
        var saved = await _runner.RunAsync("trials", "small", "other", "--save", "mine.parquet");
        var lines = (await _runner.RunAsync("trials", "small", "other", "--json")).Lines;

        Assert.Contains("8 trials to mine.parquet", saved.Error, StringComparison.Ordinal);
        var columns = ParquetColumns.Read(Path.Combine(_runner.Folder, "mine.parquet"));
        foreach (var (name, member) in ((string, string)[])[
            ("index", "index"), ("state", "state"), ("error", "error"), ("best_error", "bestError"), ("flops", "flops"), ("params", "params"), ("activations", "activations"), ("seed", "seed"), ("seconds", "seconds"),
            ("attempts", "attempts"), ("device", "device"), ("threads", "threads"), ("precision", "precision"), ("engine", "engine"), ("data_hash", "dataHash"), ("code_version", "codeVersion"), ("reason", "reason"), ("hash", "hash"),
            ("experiment", "experiment"), ("origin", "origin"), ("calibration", "calibration"), ("learning_rate", "training.learningRate"), ("batch_size", "training.batchSize"), ("nesterov", "training.nesterov"),
            ("optimizer", "training.optimizer"), ("stages.depth", "config.stages.depth"), ("stages.width", "config.stages.width"), ("stages.stride", "config.stages.stride"), ("stages.bottleneckRatio", "config.stages.bottleneckRatio"),
            ("stages.groupWidth", "config.stages.groupWidth"), ("rungs.fidelity.epochs", "rungs.fidelity.epochs"), ("rungs.fidelity.dataShare", "rungs.fidelity.dataShare"), ("rungs.fidelity.resolution", "rungs.fidelity.resolution"),
            ("rungs.error", "rungs.error"), ("rungs.continued", "rungs.continued"), ("rungs.trainedImages", "rungs.trainedImages"), ("curve.epoch", "rungs.epochs.epoch"), ("curve.trainLoss", "rungs.epochs.trainLoss"),
            ("curve.trainLossParts", "rungs.epochs.trainLossParts"), ("curve.trainError", "rungs.epochs.trainError"), ("curve.validationLoss", "rungs.epochs.validationLoss"), ("curve.validationError", "rungs.epochs.validationError"),
            ("curve.learningRate", "rungs.epochs.learningRate"), ("curve.seconds", "rungs.epochs.seconds"), ("proxies.name", "proxies.name"), ("proxies.value", "proxies.value"),
        ])
        {
            Assert.Equal(lines.Select(line => string.Join(' ', Values(line, member.Split('.')))), columns[name].Select(values => string.Join(' ', values)));
        }

        Assert.Equal(lines.Select(line => ParquetColumns.Json(line["finishedAt"]!.GetValue<DateTimeOffset>().UtcDateTime)), columns["finished_at"].Select(Assert.Single));
        Assert.Equal(lines.Select(line => ModelConfigJson.Write(ModelConfigJson.Parse(line["config"]!.ToJsonString(), ""))), columns["config"].Select(cell => JsonSerializer.Deserialize<string>(Assert.Single(cell))));
        Assert.Equal(["0", "0", "1"], columns["curve.rung"][0]);
        Assert.Contains(LargestSeed.ToString(CultureInfo.InvariantCulture), columns["seed"].Select(Assert.Single));
    }

    private async Task<IEnumerable<(string, int)>> ListedAsync(params string[] arguments)
    {
        var output = await _runner.RunAsync(["trials", .. arguments, "--json"]);
        Assert.Equal(0, output.ExitCode);
        return output.Lines.Select(line => ((string)line["experiment"]!, (int)line["index"]!));
    }

    // What stands there, through every list on the way; an empty list gives nothing, a missing member a null.
    private static IEnumerable<string> Values(JsonNode? node, ReadOnlyMemory<string> path) => node switch
    {
        JsonArray items => items.SelectMany(item => Values(item, path)),
        JsonObject members when path.Length > 0 => Values(members[path.Span[0]], path[1..]),
        null => ["null"],
        _ => [node.GetValueKind() == JsonValueKind.Number && node.ToJsonString() is var text && text.AsSpan().ContainsAny('.', 'E', 'e') ? ParquetColumns.Json(node.GetValue<double>()) : node.ToJsonString()],
    };

    // Two completed, one with two rungs, one pruned, one failed before it said anything.
    private void Add(string name, Func<int, double> error)
    {
        var experiment = ExperimentReader.Load(SmallExperiment.Write(_runner, name), DataDemand.None);
        PlannedTrial[] plan = [.. ExperimentPlan.Create(experiment).Take(4).Select(trial => trial.Index == 2 ? trial with { Seed = LargestSeed } : trial)];
        using var store = ResultStores.Open(Path.Combine(_runner.Folder, "results.litedb"), StoreAccess.Write);
        store.AddExperiment(new ExperimentRecord(experiment.Name, experiment.Definition, At, "0.1.0"), plan);
        store.AddTrials([.. plan.Select(trial => StoredTrials.Finished(name, trial, error(trial.Index)) with
        {
            Rungs = trial.Index == 3 ? [] : [Rung(1, 2), Rung(3, 1) with { Continued = true, TrainedImages = null }],
            Proxies = trial.Index == 1 ? [new ProxyScore { Name = "synflow", Value = null, Seconds = 0.5 }, new ProxyScore { Name = "naswot", Value = 12.5, Seconds = 1 }] : [],
            FinishedAt = At.AddSeconds(trial.Index),
            Seconds = 1.25,
        }).Select(trial => trial.Index switch
        {
            1 => trial with { Outcome = new TrialOutcome.Pruned(error(1), null, "it said \"no\",\nand ended") },
            3 => trial with { Outcome = new TrialOutcome.Failed("=1+1"), Environment = null },
            _ => trial,
        })]);
    }

    private static TrainedRung Rung(int first, int epochs) => new()
    {
        Fidelity = new Fidelity { Epochs = first + epochs - 1, DataShare = 0.5, Resolution = first == 1 ? 16 : null },
        Error = 0.5,
        TrainedImages = 512,
        Epochs = [.. Enumerable.Range(first, epochs).Select(epoch => new EpochMetrics
        {
            Epoch = epoch, LearningRate = 0.1 / epoch, TrainLoss = epoch == 2 ? double.NaN : 1.5, TrainLossParts = epoch == 1 ? [2.5, 1.25] : null, TrainError = 0.25, ValidationLoss = double.PositiveInfinity, ValidationError = 0.125 * epoch, Seconds = 2,
        })],
    };
}
