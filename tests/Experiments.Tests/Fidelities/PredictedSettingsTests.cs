namespace Explorer.Experiments.Tests.Fidelities;

public sealed class PredictedSettingsTests
{
    private const string Text = """
        {"name": "p", "space": {"family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 8}, "block": "basic",
         "stages": 2, "depth": {"uniform": [1, 8]}, "width": {"logUniform": [8, 128], "multipleOf": 8}},
         "sample": {"count": 64, "predicted": {"share": 0.25, "candidates": 500}}, "data": {"name": "shapes", "train": 512, "validation": 100}, "training": {"epochs": 1}}
        """;

    [Fact]
    public void Parse_Share_LeavesTheRestToTheSpace()
    {
        var experiment = ExperimentReader.Parse(Text, "p.json");

        Assert.Equal(16, experiment.Sample.PredictedCount);
        Assert.Equal(48, ExperimentPlan.Create(experiment).Count);
        Assert.All(ExperimentPlan.Create(experiment), trial => Assert.Equal(TrialOrigin.Sampled, trial.Origin));
        Assert.Equal(experiment.Sample, ExperimentReader.Parse(experiment.Definition, "p").Sample);
        Assert.Equal(20_000, ExperimentReader.Parse(Text.Replace(""", "candidates": 500""", "", StringComparison.Ordinal), "p.json").Sample.Predicted!.Candidates);
    }

    [Theory]
    [InlineData("\"share\": 0.25", "\"share\": 1", "sample.predicted.share")]
    [InlineData("\"share\": 0.25", "\"share\": 0.9", "at least 16")]
    [InlineData("\"share\": 0.25, ", "", "share")]
    [InlineData("\"candidates\"", "\"candidate\"", "candidates")]
    public void Parse_WrongShare_IsRefused(string old, string changed, string expected)
    {
        var error = Assert.Throws<InvalidInputException>(() => ExperimentReader.Parse(Text.Replace(old, changed, StringComparison.Ordinal), "p.json"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
