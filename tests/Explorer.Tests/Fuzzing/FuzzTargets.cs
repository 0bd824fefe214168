using Explorer.Models.Weights;
using Explorer.SearchSpace.Sampling;
using Explorer.Tests.Commands;
using Microsoft.Data.Sqlite;

namespace Explorer.Tests.Fuzzing;

/// <summary>Every reader of files, each as the command that a user would type, with a sound file to begin with.</summary>
/// <param name="runner">Runs the commands.</param>
internal sealed class FuzzTargets(CommandRunner runner)
{
    private const string Model = """{"family": "anynet", "input": {"channels": 3, "resolution": 16}, "classes": 10, "stem": {"type": "cifar", "width": 8}, "block": "bottleneck", "stages": [{"depth": 1, "width": 16, "stride": 2, "bottleneckRatio": 1, "groupWidth": 8}]}""";

    private string _metrics = "";
    private string _hash = "";

    /// <summary>A reader.</summary>
    /// <param name="Name">What it reads.</param>
    /// <param name="File">The file's name in the working folder.</param>
    /// <param name="Original">A sound file.</param>
    /// <param name="Commands">What is typed; the file is in it.</param>
    internal sealed record Target(string Name, string File, byte[] Original, string[][] Commands)
    {
        /// <summary>What the last command ends with for the sound file: 1 where its check cannot be passed here.</summary>
        public int Last { get; init; }

        /// <summary>Makes a changed copy by its seed where bytes and JSON alone would not reach what lies behind a checksum or a page.</summary>
        public Func<ulong, byte[]> Mutant { get; init; } = seed => Mutator.Mutate(Original, seed);
    }

    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<Target>> AllAsync()
    {
        TinyStudy.Write(runner);
        var experiment = At("small.json");
        StoredTrials.Add(At("a.litedb"), experiment, index => 0.1 + (index / 100.0));
        StoredTrials.Add(At("a.db"), experiment, index => 0.1 + (index / 100.0));
        var exported = await runner.RunAsync("store", "export", "--store", "a.db");
        var values = new byte[16 * 4];
        SafetensorsWriter.Write(At("w.safetensors"), [new WeightTensor("stem.conv.weight", ElementType.Float32, [4, 4], values), new WeightTensor("head.bias", ElementType.Float32, [16], values)], new Dictionary<string, string> { ["a"] = "b" });
        runner.Write("model.json", Model);
        runner.Write("models.jsonl", Model + "\n" + Model.Replace("16, \"stride\"", "24, \"stride\"", StringComparison.Ordinal) + "\n");
        runner.Write("sweep.csv", "index,error,depth_1,width_1,bottleneck_ratio,group_width\n0,0.5,1,16,1,8\n1,0.25,2,24,1,8\n2,0.125,1,32,1,8\n");
        runner.Write("table.csv", "trial,lr,opt,wd,err_1,err_3,state\n0,0.1,adam,1e-4,0.5,0.25,COMPLETE\n1,0.01,\"sgd\",,0.75,0.5,finished\n2,1e-3,sgd,1e-5,0.75,,PRUNED\n3,0.2,adam,1e-3,nan,,FAIL\n");
        runner.Write("table.jsonl", "{\"config\":{\"lr\":0.1,\"opt\":\"adam\",\"n\":true},\"summary\":{\"val_acc\":75.5}}\n{\"config\":{\"lr\":0.2,\"opt\":\"sgd\",\"n\":false},\"summary\":{\"val_acc\":NaN}}\n");
        await runner.RunAsync("trials", "small", "--store", "a.db", "--save", "table.parquet");
        runner.Write("like.json", (await File.ReadAllTextAsync(experiment)).Replace("\"stages\": 3", "\"stages\": 1", StringComparison.Ordinal));
        Directory.CreateDirectory(At("sets/mnist"));
        byte[] idx = [0, 0, 8, 1, 0, 0, 0, 16, .. new byte[16]];
        Entry();
        runner.Write("zoo/e/latency.json", """{"version":1,"least":1.1,"lowerQuartile":1.2,"median":1.3,"upperQuartile":1.5,"runs":50,"batch":1,"threads":1,"processor":"p","runtime":"r","together":1,"measuredAt":"2026-01-01T00:00:00+00:00","busy":null}""");
        return
        [
            Of("experiment", "small.json", ["space", "small.json"], ["sample", "small.json", "--count", "2"]),
            Of("model config", "model.json", ["complexity", "model.json"]),
            Of("list of models", "models.jsonl", ["complexity", "--configs", "models.jsonl"]),
            Of("study", "tiny.json", ["study", "tiny.json", "--report", "--store", "a.db"]),
            Of("safetensors", "w.safetensors", ["weights", "show", "w.safetensors"]),
            New("checkpoint", "c.pth", Models.Tests.Weights.Checkpoints.CheckpointBytes.Plain(), ["weights", "show", "c.pth"]),
            New("npz", "n.npz", Resource("small.npz"), Import("n.npz")),
            New("png", "pets/a/0.png", Resource("small.png"), Import("pets")),
            New("palette png", "pets/a/1.png", Resource("palette.png"), Import("pets")),
            New("jpeg", "pets/a/2.jpg", Resource("small.jpg"), Import("pets")),
            New("progressive jpeg", "pets/b/3.jpg", Resource("progressive.jpg"), Import("pets")),
            New("idx", "sets/mnist/train-labels-idx1-ubyte", idx, ["data", "verify", "mnist", "--data", At("sets")]) with { Last = 1 },
            New("exported store", "export.jsonl", System.Text.Encoding.UTF8.GetBytes(exported.Output), ["store", "import", "export.jsonl", "--store", "fresh.db"], ["trials", "small", "--store", "fresh.db"], ["report", "small", "--store", "fresh.db", "--out", "out"]),
            Of("sweep", "sweep.csv", ["store", "import-sweep", "sweep.csv", "--name", "swept", "--like", "like.json", "--store", "fresh.db"]),
            Of("table", "table.csv", ["store", "import", "table.csv", "--name", "t", "--store", "fresh.db"], ["report", "t", "--store", "fresh.db", "--out", "out"]),
            Of("table of JSON lines", "table.jsonl", ["store", "import", "table.jsonl", "--name", "t", "--store", "fresh.db"], ["trials", "t", "--store", "fresh.db"]),
            Of("Parquet table", "table.parquet", ["store", "import", "table.parquet", "--name", "t", "--error", "error", "--parameters", "flops,depths", "--store", "fresh.db"]),
            Of("SQLite database", "a.db", ["status", "--store", "a.db"], ["trials", "small", "--store", "a.db"], ["store", "check", "--store", "a.db"]),
            Of("SQLite row", "a.db", ["status", "--store", "a.db"], ["trials", "small", "--store", "a.db"], ["fit", "small", "--store", "a.db"], ["report", "small", "--store", "a.db", "--out", "out"], ["store", "check", "--store", "a.db"]) with { Mutant = Row },
            Of("LiteDB database", "a.litedb", ["status", "--store", "a.litedb"], ["trials", "small", "--store", "a.litedb"], ["store", "check", "--store", "a.litedb"]),
            Of("zoo index", "zoo/index.json", ["zoo", "list", "--zoo", "zoo"]),
            Of("zoo metrics", "zoo/e/metrics.json", ["zoo", "show", "e", "--zoo", "zoo"], ["zoo", "compare", "--zoo", "zoo"], ["zoo", "verify", "e", "--zoo", "zoo"]) with { Last = 1 },
            Of("zoo model", "zoo/e/model.json", ["zoo", "show", "e", "--zoo", "zoo"], ["zoo", "compare", "--zoo", "zoo"]) with { Mutant = EntryModel },
            Of("zoo latency", "zoo/e/latency.json", ["zoo", "show", "e", "--zoo", "zoo"], ["zoo", "list", "--zoo", "zoo"], ["zoo", "compare", "e", "--zoo", "zoo"]),
        ];
    }

    private Target Of(string name, string file, params string[][] commands) => new(name, file, File.ReadAllBytes(At(file)), commands);

    // A record in a sound database: what it means is looked at, not its pages.
    private byte[] Row(ulong seed)
    {
        var random = new SplitMix64(seed);
        var (table, file) = (((string[])["experiment", "planned", "trial"])[random.NextInt(3)], At("row.db"));
        File.Copy(At("a.db"), file, overwrite: true);
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            var at = table == "experiment" ? "" : $" AND trial_index = {random.NextInt(SmallExperiment.Trials)}";
            var guard = (string)Scalar("SELECT sql FROM sqlite_schema WHERE name = 'trial_never_changes'")!;
            var changed = JsonMutator.Mutate((string)Scalar($"SELECT document FROM {table} WHERE true{at}")!, random)!;
            Scalar("DROP TRIGGER trial_never_changes");
            Scalar($"UPDATE {table} SET document = '{changed.Replace("'", "''", StringComparison.Ordinal)}' WHERE true{at}");
            Scalar(guard);

            object? Scalar(string sql)
            {
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                return command.ExecuteScalar();
            }
        }

        return File.ReadAllBytes(file);
    }

    // With the hash that its metrics hold it to, so that what lies behind that check is reached.
    private byte[] EntryModel(ulong seed)
    {
        var mutant = Mutator.Mutate(System.Text.Encoding.ASCII.GetBytes(Model), seed);
        var metrics = _metrics;
        try
        {
            metrics = metrics.Replace(_hash, ModelConfigJson.Hash(ModelConfigJson.Parse(System.Text.Encoding.UTF8.GetString(mutant), "model")), StringComparison.Ordinal);
        }
        catch (SearchSpace.InvalidInputException)
        {
            // Refused whatever its hash.
        }

        runner.Write("zoo/e/metrics.json", metrics);
        return mutant;
    }

    private Target New(string name, string file, byte[] original, params string[][] commands)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllBytes(At(file), original);
        return new(name, file, original, commands);
    }

    private string[] Import(string source) => ["data", "import", At(source), "--name", "fuzzed", "--size", "8", "--replace", "--data", At("sets")];

    // An entry without weights: enough for what is read before them.
    private void Entry()
    {
        Directory.CreateDirectory(At("zoo/e"));
        var config = ModelConfigJson.Parse(JsonNode.Parse(Model)!.ToJsonString(), "model");
        runner.Write("zoo/e/model.json", Model);
        runner.Write("zoo/e/card.md", "# e\n");
        var trial = JsonNode.Parse(TrialsJson.Serialize(StoredTrials.Finished("small", new PlannedTrial
        {
            Index = 0, Config = config, Hash = ModelConfigJson.Hash(config), Seed = 1, Complexity = SearchSpace.Complexity.ComplexityCalculator.Of(config), Training = new Experiments.Trainings.TrainingSettings { Epochs = 1 },
        }, 0.5)));
        JsonObject Score() => new() { ["error"] = 0.5, ["images"] = 10, ["wrong"] = 5, ["lower"] = 0.2, ["upper"] = 0.8, ["loss"] = 1.5 };
        var metrics = new JsonObject
        {
            ["version"] = 3, ["name"] = "e", ["trial"] = trial, ["rank"] = 1, ["population"] = 5, ["retraining"] = null,
            ["data"] = new JsonObject { ["name"] = "shapes", ["train"] = 64, ["validation"] = 32, ["seed"] = 0 }, ["dataHash"] = "00",
            ["preprocessing"] = new JsonObject { ["input"] = new JsonObject { ["channels"] = 3, ["resolution"] = 16 }, ["source"] = 32, ["mean"] = new JsonArray(0.5, 0.5, 0.5), ["deviation"] = new JsonArray(0.2, 0.2, 0.2), ["classNames"] = new JsonArray([.. Enumerable.Range(0, 10).Select(i => (JsonNode)$"c{i}")]) },
            ["validation"] = Score(), ["test"] = Score(), ["speed"] = null, ["licence"] = "MIT", ["exportedAt"] = "2026-01-01T00:00:00+00:00",
            ["files"] = new JsonArray(new JsonObject { ["name"] = "card.md", ["sha256"] = "00" }),
        };
        (_metrics, _hash) = (metrics.ToJsonString(), ModelConfigJson.Hash(config));
        runner.Write("zoo/e/metrics.json", _metrics);
        runner.Write("zoo/index.json", new JsonObject
        {
            ["version"] = 1,
            ["entries"] = new JsonArray(new JsonObject
            {
                ["name"] = "e", ["hash"] = ModelConfigJson.Hash(config), ["experiment"] = "small", ["rank"] = 1, ["population"] = 5, ["data"] = "shapes", ["flops"] = 1, ["params"] = 1, ["validationError"] = 0.5, ["testError"] = 0.5, ["metricsSha256"] = "00",
            }),
        }.ToJsonString());
    }

    private string At(string name) => Path.Combine(runner.Folder, name);

    private static byte[] Resource(string name)
    {
        using var stream = typeof(FuzzTargets).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
