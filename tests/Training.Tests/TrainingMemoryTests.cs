using Explorer.Torch;
using Explorer.Trials;
using Explorer.Trials.Experiments;

namespace Explorer.Training.Tests;

/// <summary>Counts every tensor of the process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(TrainingMemoryTests), DisableParallelization = true)]
[Collection(nameof(TrainingMemoryTests))]
public sealed class TrainingMemoryTests
{
    [Fact]
    public void Train_ThousandSteps_KeepsNoTensor()
    {
        var before = TorchEngine.Capabilities.LiveTensors;
        Assert.SkipUnless(before is not null, "this engine does not count its tensors");
        var counts = new List<long?>();
        var observer = new RecordingObserver(() => counts.Add(TorchEngine.Capabilities.LiveTensors));
        new Trainer().Train(
            Requests.Small with
            {
                Training = Requests.Small.Training with { BatchSize = 4 },
                Data = new DataSettings { Name = "shapes", Train = 500, Validation = 8 },
                Fidelity = new Fidelity { Epochs = 8, Resolution = 8 },
            },
            observer,
            CancellationToken.None);
        Assert.Equal(8, counts.Count);
        Assert.All(counts, count => Assert.Equal(counts[0], count));
        Assert.Equal(before, TorchEngine.Capabilities.LiveTensors);
    }
}
