using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Trials;

namespace Explorer.Zoo.Tests;

public sealed class ZooExporterTests(ZooFixture fixture)
{
    [Fact]
    public void Export_KeptWeights_MeasuresTheTrialsOwnValidationError()
    {
        var metrics = fixture.Entry.Metrics;
        Assert.Equal("anynet-a-17", metrics.Name);
        Assert.Null(metrics.Retraining);
        Assert.Equal(fixture.Trial.Error!.Value, metrics.Validation.Error);
        Assert.Equal((128, 10_000), (metrics.Validation.Images, metrics.Test.Images));
        Assert.InRange(metrics.Test.Error, metrics.Test.Lower, metrics.Test.Upper);
        Assert.Equal(metrics.Test.Wrong / 10_000.0, metrics.Test.Error, 1e-12);
        Assert.Equal(fixture.Trial.Environment!.DataHash, metrics.DataHash);
        Assert.Equal(fixture.Trial, metrics.Trial);
        Assert.Equal(["anynet-a-17"], Directory.GetDirectories(fixture.Zoo.Root).Select(Path.GetFileName));
        Assert.Equal(
            ["card.md", "metrics.json", "model.json", "model.onnx", "preview.svg", "weights.safetensors"],
            Directory.GetFiles(fixture.Entry.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(fixture.Trial.Config, fixture.Entry.Config);
    }

    [Fact]
    public void Export_Card_SaysWhereItIsFromAndHowGoodItIs()
    {
        var card = File.ReadAllText(fixture.Entry.CardPath);
        Assert.Contains("# anynet-a-17", card, StringComparison.Ordinal);
        Assert.Contains("rank 2 of 32", card, StringComparison.Ordinal);
        Assert.Contains(fixture.Entry.Metrics.DataHash, card, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"| test (10,000) | {100 * fixture.Entry.Metrics.Test.Error:F2}\u00a0% \\[{100 * fixture.Entry.Metrics.Test.Lower:F2}, {100 * fixture.Entry.Metrics.Test.Upper:F2}\\] |"), card, StringComparison.Ordinal);
        Assert.Contains("On record, the test images of shapes were measured once, for this entry.", card, StringComparison.Ordinal);
        Assert.Contains("`model.onnx` runs in any ONNX Runtime", card, StringComparison.Ordinal);
        Assert.Contains("](./preview.svg)", card, StringComparison.Ordinal);
        Assert.Contains("## Licence\n\nMIT", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_KeptWeightsOfOtherImages_AreRefusedWithBothHashes()
    {
        var trial = fixture.Trial with { Environment = fixture.Trial.Environment! with { DataHash = "00112233" } };
        var message = Refused(fixture.Request with { Trial = trial, Name = "other" }, fixture.Copy());
        Assert.Contains($"trained on the images 00112233, those of 'shapes' are {fixture.Trial.Environment.DataHash} now", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_Retrained_RecordsHow()
    {
        var zoo = fixture.Copy();
        var training = fixture.Trial.Training with { Epochs = 1 };
        var entry = fixture.Exporter.Export(
            fixture.Request with { WeightsPath = null, Training = training, Seed = 99, Name = "again" }, zoo, new ZooFixture.SilentObserver(), CancellationToken.None);
        Assert.Equal((99UL, 1), (entry.Metrics.Retraining!.Seed, entry.Metrics.Retraining.Epochs.Count));
        Assert.Equal(training, entry.Metrics.Retraining.Training);
        Assert.Equal(entry.Metrics.Retraining.Epochs[0].ValidationError, entry.Metrics.Validation.Error);
        Assert.Equal(["again", "anynet-a-17"], zoo.List().Select(line => line.Name));
    }

    [Fact]
    public void Export_RetrainedTrialOfRungs_GetsTheTargetsFidelity()
    {
        // A training of 9 epochs of which the experiment's last rung takes 1, on half of the images and in larger batches.
        var target = new Fidelity { Epochs = 1, DataShare = 0.5, BatchSize = 64 };
        var trial = fixture.Trial with { Planned = fixture.Trial.Planned with { Training = fixture.Trial.Training with { Epochs = 9 } }, Rungs = [fixture.Trial.Rungs[0] with { Fidelity = target }] };

        var metrics = fixture.Exporter.Export(fixture.Request with { Trial = trial, WeightsPath = null }, new ZooLibrary(Path.Combine(fixture.Folder, "target")), new ZooFixture.SilentObserver(), CancellationToken.None).Metrics;

        Assert.Equal((target, 1), (metrics.Retraining!.Fidelity, metrics.Retraining.Epochs.Count));
        Assert.Contains("- 1 epoch, 50\u00a0% of the training images, batches of 64, ", File.ReadAllText(Path.Combine(fixture.Folder, "target", "anynet-a-17", "card.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ExistingName_IsRefusedUnlessReplaced()
    {
        var zoo = fixture.Copy();
        Assert.Contains("exists", Refused(fixture.Request, zoo), StringComparison.Ordinal);
        var entry = fixture.Exporter.Export(fixture.Request with { Replace = true, Licence = "CC0-1.0" }, zoo, new ZooFixture.SilentObserver(), CancellationToken.None);
        Assert.Equal("CC0-1.0", entry.Metrics.Licence);
        Assert.Equal(2, entry.Metrics.TestMeasurements);
        Assert.Contains("were measured 2 times: 2 times for this entry, which was exported anew.", File.ReadAllText(entry.CardPath), StringComparison.Ordinal);
        var second = fixture.Exporter.Export(fixture.Request with { Name = "second" }, fixture.Copy(), new ZooFixture.SilentObserver(), CancellationToken.None);
        Assert.Contains("were measured 2 times: once for this entry, once for another entry of its zoo.", File.ReadAllText(second.CardPath), StringComparison.Ordinal);
        Assert.Single(zoo.List());
        Assert.Single(Directory.GetDirectories(zoo.Root));
    }

    [Fact]
    public void Export_Unusable_SaysWhyAndLeavesNothing()
    {
        var zoo = new ZooLibrary(Path.Combine(fixture.Folder, "none"));
        Assert.Contains("Diverged", Refused(fixture.Request with { Trial = fixture.Trial with { Outcome = new TrialOutcome.Diverged(1, 0.9) } }, zoo), StringComparison.Ordinal);
        Assert.Contains("not there", Refused(fixture.Request with { WeightsPath = "/nowhere" }, zoo), StringComparison.Ordinal);
        Assert.Contains("not a name", Refused(fixture.Request with { Name = "../x" }, zoo), StringComparison.Ordinal);
        Assert.Contains("not a safetensors file", Refused(fixture.Request with { WeightsPath = typeof(ZooFixture).Assembly.Location }, zoo), StringComparison.Ordinal);
        Assert.False(Directory.Exists(zoo.Root) && Directory.EnumerateFileSystemEntries(zoo.Root).Any());
    }

    private string Refused(ExportRequest request, ZooLibrary zoo)
        => Assert.Throws<InvalidInputException>(() => fixture.Exporter.Export(request, zoo, new ZooFixture.SilentObserver(), CancellationToken.None)).Message;
}
