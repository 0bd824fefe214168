using TorchSharp;

namespace Explorer.Training.Tests;

/// <summary>Counts every tensor of the process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(TrainingMemoryTests), DisableParallelization = true)]
[Collection(nameof(TrainingMemoryTests))]
public sealed class TrainingMemoryTests
{
    [Fact]
    public void Train_ThousandSteps_KeepsNoTensor()
    {
        // TorchSharp counts a parameter once more than it is taken back, but frees it.
        using var network = NetworkBuilder.Build(Requests.Network);
        var parameters = network.parameters().Count();
        Collect();
        var before = torch.Tensor.TotalCount;
        var counts = new List<long>();
        var observer = new RecordingObserver(() => counts.Add(torch.Tensor.TotalCount));
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
        Collect();
        Assert.Equal(before + parameters, torch.Tensor.TotalCount);
    }

    // What earlier tests left to its finalisers is no matter of this one.
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
