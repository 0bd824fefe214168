using Explorer.Experiments.Trials;
using Explorer.Storage.Transfer;

namespace Explorer.Storage.Tests;

public sealed class StoreTransferTests : IDisposable
{
    /// <summary>A definition that an import takes for an experiment.</summary>
    internal const string Definition = """
        {"name":"anynet-a","description":"größe \"x\"","space":{"family":"anynet","input":{"channels":3,"resolution":32},"classes":10,"stem":{"type":"cifar","width":16},"block":"bottleneck","stages":1,"depth":{"uniform":[1,4]},"width":{"uniform":[8,64],"multipleOf":8},"bottleneckRatio":{"choices":[1]},"groupWidth":{"choices":[8]}},"sample":{"count":3,"seed":1},"data":{"name":"shapes","train":100,"validation":50},"training":{"epochs":3,"batchSize":32}}
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_ExportedStore_HoldsTheSameRecords()
    {
        using var source = Filled("a.db");
        using var target = Open("b.db");
        Assert.Equal(new ImportSummary(1, 3, 2, 1, 3), Import(Export(source), target));
        Assert.Equal(source.Experiments(), target.Experiments());
        Assert.Equal(source.Plan("anynet-a"), target.Plan("anynet-a"));
        Assert.Equal(source.Trials("anynet-a"), target.Trials("anynet-a"));
        Assert.Equal(source.Attempts("anynet-a"), target.Attempts("anynet-a"));
        Assert.Equal(source.Rungs("anynet-a"), target.Rungs("anynet-a"));
        Assert.Equal(Export(source), Export(target));
    }

    [Fact]
    public void Import_Twice_AddsNothing()
    {
        using var source = Filled("a.db");
        var lines = Export(source);
        Assert.Equal(new ImportSummary(0, 0, 0, 0), Import(lines, source));
        Assert.Equal(lines, Export(source));
    }

    [Fact]
    public void Import_StoreWithPart_AddsTheRest()
    {
        using var source = Filled("a.db");
        using var target = Open("b.db");
        target.AddExperiment(Experiment(), [Samples.Planned(0)]);
        target.AddRungs([Samples.Rung(0, 0)], [Samples.Trial(0)]);
        Assert.Equal(new ImportSummary(0, 2, 1, 1, 2), Import(Export(source), target));
        Assert.Equal(Export(source), Export(target));
    }

    [Fact]
    public void Import_TrialDiffers_NamesTheLineAndWritesNothing()
    {
        using var source = Filled("a.db");
        using var target = Open("b.db");
        target.AddExperiment(Experiment(), [Samples.Planned(0)]);
        target.AddTrial(Samples.Trial(0) with { Outcome = new TrialOutcome.Completed(0.25, 0.25) });
        var error = Assert.Throws<InvalidInputException>(() => Import(Export(source), target));
        Assert.Contains("line 9: trial 0 differs", error.Message, StringComparison.Ordinal);
        Assert.Single(target.Plan("anynet-a"));
    }

    [Fact]
    public void Import_RungDiffers_NamesTheLine()
    {
        using var source = Filled("a.db");
        using var target = Open("b.db");
        target.AddExperiment(Experiment(), [Samples.Planned(0)]);
        target.AddRungs([Samples.Rung(0, 0) with { Seconds = 9 }], []);
        var error = Assert.Throws<InvalidInputException>(() => Import(Export(source), target));
        Assert.Contains("line 6: trial 0 differs", error.Message, StringComparison.Ordinal);
        Assert.Contains("at rung 0; a finished rung never changes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_FormatOfAnOlderVersion_IsRead()
    {
        using var source = Open("a.db");
        source.AddExperiment(Experiment(), [Samples.Planned(1)]);
        var old = Export(source).Replace("{\"type\":\"store\",\"value\":3}", "{\"type\":\"store\",\"value\":1}", StringComparison.Ordinal)
            .Replace(",\"origin\":\"sampled\",\"calibration\":false", "", StringComparison.Ordinal);
        Assert.DoesNotContain("origin", old, StringComparison.Ordinal);
        using var target = Open("b.db");
        Assert.Equal(new ImportSummary(1, 1, 0, 0), Import(old, target));
        Assert.Equal(source.Plan("anynet-a"), target.Plan("anynet-a"));
    }

    [Fact]
    public void Import_OtherDefinition_Refused()
    {
        using var source = Filled("a.db");
        using var target = Open("b.db");
        target.AddExperiment(Experiment() with { Definition = "{}" }, []);
        var error = Assert.Throws<InvalidInputException>(() => Import(Export(source), target));
        Assert.Contains("another definition", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("hello", "line 1:")]
    [InlineData("{\"type\":\"trial\",\"value\":{}}", "this is no exported store")]
    [InlineData("{\"type\":\"store\",\"value\":4}", "format 4 is not known")]
    [InlineData("{\"type\":\"store\",\"value\":1}\n{\"type\":\"song\",\"value\":1}", "line 2: 'song' is no known type")]
    [InlineData("{\"type\":\"store\",\"value\":1}\n{\"type\":\"experiment\"}", "line 2: expected the members")]
    [InlineData("{\"type\":\"store\",\"value\":1}\n{\"type\":\"attempt\",\"value\":{\"experiment\":\"x\",\"index\":0,\"attempt\":1,\"reason\":\"\",\"at\":\"2024-01-01T00:00:00Z\"}}", "line 2: no line before it describes the experiment 'x'")]
    public void Import_NoExportedStore_NamesTheLine(string lines, string expected)
    {
        using var target = Open("b.db");
        var error = Assert.Throws<InvalidInputException>(() => Import(lines, target));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Empty(target.Experiments());
    }

    [Theory]
    [InlineData("\"name\":\"anynet-a\",\"definition\"", "\"name\":\"../../h8esc\",\"definition\"", "line 2: the experiment's name is \"../../h8esc\", expected lower-case letters")]
    [InlineData("\"name\":\"anynet-a\",\"definition\"", "\"name\":\"a\\u001b[2J\",\"definition\"", "line 2: the experiment's name is \"a")]
    [InlineData("\"name\":\"anynet-a\",\"definition\"", "\"name\":\"\\ud800\",\"definition\"", "line 2: ")]
    [InlineData("\\u0022space\\u0022:", "\\u0022extends\\u0022:\\u0022/etc/x.json\\u0022,\\u0022space\\u0022:", "line 2: its definition is no experiment: $.extends: found \"/etc/x.json\" in a stored definition")]
    [InlineData("\\u0022space\\u0022:{", "\\u0022space\\u0022:{\\u0022configs\\u0022:\\u0022/etc/passwd\\u0022,", "line 2: its definition is no experiment: $.space.configs: found \"/etc/passwd\" in a stored definition")]
    [InlineData("\\u0022epochs\\u0022:3", "\\u0022epochs\\u0022:-3", "line 2: its definition is no experiment: $.training.epochs")]
    [InlineData("\"error\":0.3333333333333333,", "\"error\":-5,", "error is -5, expected a share from 0 to 1")]
    [InlineData("\"error\":0.3333333333333333,", "\"error\":1.5,", "error is 1.5, expected a share from 0 to 1")]
    [InlineData("\"bestError\":0.30000000000000004", "\"bestError\":\"NaN\"", "bestError is NaN, expected a share from 0 to 1")]
    [InlineData("\"index\":2,", "\"index\":-2,", "index is -2, expected a whole number from 0 to")]
    [InlineData("\"hash\":\"", "\"hash\":\"0", "line 3: the hash is \"0")]
    [InlineData("\"seconds\":12.345678901234567", "\"seconds\":-1", "seconds are -1, expected")]
    public void Import_RecordThatCannotBe_NamesItsLineAndStoresNothing(string part, string bad, string expected)
    {
        using var source = Filled("a.db");
        var lines = Export(source);
        Assert.Contains(part, lines, StringComparison.Ordinal);
        using var target = Open("b.db");
        var error = Assert.Throws<InvalidInputException>(() => Import(lines.Replace(part, bad, StringComparison.Ordinal), target));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Empty(target.Experiments());
    }

    [Fact]
    public void Import_TrialOfAnotherSeedThanPlanned_NamesBothLinesAndStoresNothing()
    {
        using var source = Filled("a.db");
        var lines = Export(source).Split('\n');
        var trial = Array.FindIndex(lines, line => line.StartsWith("{\"type\":\"trial\"", StringComparison.Ordinal));
        var seed = $"\"seed\":{Samples.Planned(0).Seed}";
        Assert.Contains(seed, lines[trial], StringComparison.Ordinal);
        lines[trial] = lines[trial].Replace(seed, "\"seed\":14", StringComparison.Ordinal);
        using var target = Open("b.db");
        var error = Assert.Throws<InvalidInputException>(() => Import(string.Join('\n', lines), target));
        Assert.Contains("trial 0 was trained otherwise than line 3 plans it", error.Message, StringComparison.Ordinal);
        Assert.Empty(target.Experiments());
    }

    // Of an import the definition must be one.
    private static Experiments.Storage.ExperimentRecord Experiment() => Samples.Experiment() with { Definition = Definition };

    private IResultStore Open(string name) => ResultStores.Open(_folder.File(name), StoreAccess.Write);

    private IResultStore Filled(string name)
    {
        var store = Open(name);
        store.AddExperiment(Experiment(), [Samples.Planned(0), Samples.Planned(1), Samples.Planned(2)]);
        store.AddRungs([Samples.Rung(0, 0), Samples.Rung(1, 0), Samples.Rung(0, 1)], [Samples.Trial(0), Samples.Diverged(1)]);
        store.AddAttempt(new("anynet-a", 1, 1, "hung", Samples.Time));
        return store;
    }

    private static string Export(IResultStore store)
    {
        using var writer = new StringWriter();
        StoreExport.Write(store, writer);
        return writer.ToString();
    }

    private static ImportSummary Import(string lines, IResultStore store) => StoreImport.Read(new StringReader(lines), "export.jsonl").AddTo(store);
}
