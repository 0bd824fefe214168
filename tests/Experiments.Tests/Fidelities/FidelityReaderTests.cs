using Explorer.Experiments.Tests.Schemas;

namespace Explorer.Experiments.Tests.Fidelities;

public sealed class FidelityReaderTests
{
    private const string Asha = """
        {"training": {"epochs": 8}, "fidelity": {"scheduler": "asha", "rungs": [{"epochs": 1, "dataShare": 0.5, "resolution": 16, "widthScale": 0.5, "depthScale": 0.25, "batchSize": 32}, {"epochs": 2}, {}], "reduction": 2, "calibration": 0.1, "proxies": ["synflow", "naswot"]}}
        """;

    [Fact]
    public void Parse_EveryMember_IsReadAndComesBackFromTheDefinition()
    {
        var experiment = Read(Asha);

        Assert.Equal(
            new FidelitySettings
            {
                Scheduler = SchedulerType.Asha,
                Rungs = [new DeclaredRung { Epochs = 1, DataShare = 0.5, Resolution = 16, WidthScale = 0.5, DepthScale = 0.25, BatchSize = 32 }, new DeclaredRung { Epochs = 2 }, new DeclaredRung()],
                Reduction = 2,
                Calibration = 0.1,
                Proxies = ["synflow", "naswot"],
            },
            experiment.Fidelity);
        Assert.Equal(experiment, ExperimentReader.Parse(experiment.Definition, experiment.Origin));
        Assert.Empty(new SchemaCheck(JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "experiment.schema.json")))!.AsObject())
            .Errors(JsonNode.Parse(experiment.Definition)));
    }

    [Fact]
    public void Parse_NoScheduler_KeepsTheDefinitionOfOlderVersions() =>
        Assert.Contains("\"fidelity\":{\"scheduler\":\"none\"},\"limits\"", Read("{}").Definition, StringComparison.Ordinal);

    [Theory]
    [InlineData("asha", 27, null, new[] { 1, 3, 9, 27 })]
    [InlineData("hyperband", 16, 4.0, new[] { 1, 4, 16 })]
    [InlineData("medianStopping", 5, 2.0, new[] { 1, 3, 5 })]
    [InlineData("successiveHalving", 3, 1.5, new[] { 1, 2, 3 })]
    public void Parse_SchedulerWithoutRungs_DividesTheEpochs(string scheduler, int epochs, double? reduction, int[] expected)
    {
        var given = reduction is { } value ? FormattableString.Invariant($", \"reduction\": {value}") : "";
        var experiment = Read(FormattableString.Invariant($$$"""{"training": {"epochs": {{{epochs}}}}, "fidelity": {"scheduler": "{{{scheduler}}}" {{{given}}} }}"""));
        Assert.Equal(expected, FidelityLadder.Of(experiment.Fidelity, experiment.Training.Settings).Select(rung => rung.Fidelity.Epochs));
        Assert.Equal(experiment, ExperimentReader.Parse(experiment.Definition, experiment.Origin));
    }

    [Theory]
    [InlineData("""{"scheduler": "asha", "rung": []}""", "$.fidelity.rung", "did you mean \"rungs\"?")]
    [InlineData("""{"rungs": []}""", "$.fidelity.rungs", "expected 1 to 32")]
    [InlineData("""{"rungs": [{"epoch": 1}]}""", "$.fidelity.rungs[0].epoch", "did you mean \"epochs\"?")]
    [InlineData("""{"rungs": [{"dataShare": 1.5}]}""", "$.fidelity.rungs[0].dataShare", "above 0 and at most 1")]
    [InlineData("""{"rungs": [{"epochs": 0}]}""", "$.fidelity.rungs[0].epochs", "found 0")]
    [InlineData("""{"rungs": [{"epochs": 9}]}""", "$.fidelity.rungs[0]", "more than the 8 of training.epochs")]
    [InlineData("""{"rungs": [{"epochs": 4}, {"epochs": 2}]}""", "$.fidelity.rungs[1]", "costs 0.5 of the rung before; expected rungs in order of cost")]
    [InlineData("""{"rungs": [{"epochs": 4}, {"epochs": 4}]}""", "$.fidelity.rungs[1]", "the same as the rung before")]
    [InlineData("""{"scheduler": "asha", "rungs": [{"epochs": 4, "resolution": 16}, {"epochs": 1}]}""", "$.fidelity.rungs[1]", "costs no more than the rung before")]
    [InlineData("""{"scheduler": "asha", "rungs": [{"epochs": 4}]}""", "$.fidelity", "at least two rungs")]
    [InlineData("""{"rungs": [{"widthScale": 0.5}]}""", "$.fidelity.rungs[0]", "the last rung is the target")]
    [InlineData("""{"rungs": [{"dataShare": 0.02}, {}]}""", "$.fidelity.rungs[0]", "batches of 32, more than the 20 training images of this rung")]
    [InlineData("""{"rungs": [{"batchSize": 4000}]}""", "$.fidelity.rungs[0]", "batches of 4000, more than the 1000 training images")]
    [InlineData("""{"scheduler": "asha", "reduction": 1}""", "$.fidelity.reduction", "above 1")]
    [InlineData("""{"reduction": 2}""", "$.fidelity.reduction", "without a scheduler")]
    [InlineData("""{"calibration": 0.1}""", "$.fidelity.calibration", "without a scheduler")]
    [InlineData("""{"scheduler": "asha", "calibration": 2}""", "$.fidelity.calibration", "at most 1")]
    [InlineData("""{"proxies": ["sinflow"]}""", "$.fidelity.proxies[0]", "did you mean \"synflow\"?")]
    [InlineData("""{"proxies": ["snip", "snip"]}""", "$.fidelity.proxies[1]", "each proxy once")]
    public void Parse_OneWrongMember_NamesItAndWhatWasExpected(string fidelity, string path, string words)
    {
        var problem = Assert.Single(Assert.Throws<InvalidInputException>(() => Read($$"""{"training": {"epochs": 8}, "fidelity": {{fidelity}}}""")).Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"training": {"epochs": {"uniform": [2, 8]}}, "fidelity": {"rungs": [{"epochs": 1}]}}""", "drawn anew for each trial")]
    [InlineData("""{"training": {"epochs": 1}, "fidelity": {"scheduler": "asha"}}""", "at least two rungs")]
    [InlineData("""{"training": {"epochs": 8, "warmupEpochs": 2}, "fidelity": {"rungs": [{"epochs": 2, "resolution": 16}, {"epochs": 8}]}}""", "2 warm-up epochs of 2 in all")]
    public void Parse_RungsThatDoNotFitTheTraining_AreRefused(string change, string words) =>
        Assert.Contains(words, Assert.Throws<InvalidInputException>(() => Read(change)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_FamilyOfOneImageSize_RefusesResolutionAndScalesAlone()
    {
        const string Mlp = """
            {"name": "m", "space": {"family": "mlp", "input": {"channels": 1, "resolution": 28}, "classes": 10, "depth": {"uniform": [1, 4]}, "width": {"logUniform": [16, 64], "multipleOf": 16}},
             "data": {"name": "mnist", "train": 1000, "validation": 100}, "training": {"epochs": 8, "batchSize": 64}, "fidelity": {"rungs": [RUNG, {}]}}
            """;
        foreach (var rung in new[] { "{\"resolution\": 14}", "{\"widthScale\": 0.5}" })
        {
            var problem = Assert.Single(Assert.Throws<InvalidInputException>(() => ExperimentReader.Parse(Mlp.Replace("RUNG", rung, StringComparison.Ordinal), "m.json")).Problems);
            Assert.Equal("$.fidelity.rungs[0]", problem.Path);
            Assert.Contains("networks of the family mlp have one size and one resolution", problem.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, ExperimentReader.Parse(Mlp.Replace("RUNG", "{\"epochs\": 2, \"dataShare\": 0.5}", StringComparison.Ordinal), "m.json").Fidelity.Rungs.Count);
    }

    [Fact]
    public void Parse_WarmupWithinTheChain_IsFine() =>
        Assert.Equal(3, Read("""{"training": {"epochs": 8, "warmupEpochs": 2}, "fidelity": {"rungs": [{"epochs": 1}, {"epochs": 2}, {}]}}""").Fidelity.Rungs.Count);

    [Fact]
    public void Create_Calibration_IsALotOfSeedAndIndexAlone()
    {
        var plan = ExperimentPlan.Create(Read(Asha), 200);
        var drawn = plan.Count(trial => trial.Calibration);

        // 200 draws of 0.1: 20 ± 4.2; four deviations each way.
        Assert.InRange(drawn, 3, 37);
        Assert.Equal(plan.Take(8), ExperimentPlan.Create(Read(Asha)));
        Assert.DoesNotContain(ExperimentPlan.Create(Read("{}"), 200), trial => trial.Calibration);

        // A larger share takes in those of the smaller one.
        var more = ExperimentPlan.Create(Read(Asha.Replace("\"calibration\": 0.1", "\"calibration\": 0.5", StringComparison.Ordinal)), 200);
        Assert.All(plan.Where(trial => trial.Calibration), trial => Assert.True(more[trial.Index].Calibration));
    }

    private static Experiment Read(string change)
    {
        using var files = new ExperimentFiles();
        var merged = JsonNode.Parse(change)!.AsObject();
        merged["extends"] = "base.json";
        merged["name"] ??= "base";
        return ExperimentReader.Load(files.Write("changed.json", merged.ToJsonString()));
    }
}
