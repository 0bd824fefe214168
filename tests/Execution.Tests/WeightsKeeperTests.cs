using Explorer.Experiments.Trainings;

namespace Explorer.Execution.Tests;

public sealed class WeightsKeeperTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Weights => Path.Combine(_folder.Path, "runs", "weights");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 1, 2, 3, 4, 5)]
    [InlineData(5, 4, 3, 2, 1, 0)]
    [InlineData(2, 5, 0, 3, 1, 4)]
    public void Keep_AnyOrder_LeavesTheBest(params int[] order)
    {
        double[] errors = [0.5, 0.2, 0.4, 0.2, 0.1, 0.2];
        var keeper = WeightsKeeper.Open(Weights, 3, [])!;
        foreach (var index in order)
        {
            File.WriteAllText(keeper.PartPath(index), $"{index}");
            keeper.Keep(Trial(index, errors[index]));
        }

        Assert.Equal(["00001.safetensors", "00003.safetensors", "00004.safetensors"], Files());
        Assert.Equal("4", File.ReadAllText(Path.Combine(Weights, "00004.safetensors")));
    }

    [Fact]
    public void Keep_FailedOrDiverged_DropsThePart()
    {
        var keeper = WeightsKeeper.Open(Weights, 3, [])!;
        File.WriteAllText(keeper.PartPath(0), "half");
        keeper.Keep(Trial(0, 0.9) with { Outcome = new TrialOutcome.Diverged(1, 0.9) });
        Assert.Empty(Files());
    }

    [Fact]
    public void Open_AfterAKill_TakesInStoredPartsAndDropsTheRest()
    {
        Directory.CreateDirectory(Weights);
        foreach (var file in (string[])["00000.safetensors", "00001.safetensors.part", "00002.safetensors.part", "00003.safetensors", "notes.txt", "mine.safetensors"])
            File.WriteAllText(Path.Combine(Weights, file), file);

        // 0 and 1 are stored, 1's part whole; 2 was being trained; 3 is no longer among the best two.
        WeightsKeeper.Open(Weights, 2, [Trial(0, 0.1), Trial(1, 0.2), Trial(3, 0.3)]);
        Assert.Equal(["00000.safetensors", "00001.safetensors", "mine.safetensors", "notes.txt"], Files());
    }

    [Fact]
    public void Open_NoFolderWanted_Null()
    {
        Assert.Null(WeightsKeeper.Open(null, 3, []));
        Assert.Null(WeightsKeeper.Open(Weights, 0, []));
        Assert.False(Directory.Exists(Weights));
    }

    [Fact]
    public void Open_FolderIsAFile_InvalidInput()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "runs"), "");
        var error = Assert.Throws<InvalidInputException>(() => WeightsKeeper.Open(Weights, 3, []));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    private static TrialRecord Trial(int index, double error) => new()
    {
        Experiment = Samples.Experiment,
        Planned = new PlannedTrial
        {
            Index = index,
            Config = Samples.Planned(index).Config,
            Hash = "h",
            Seed = 1,
            Complexity = Samples.Planned(index).Complexity,
            Training = new TrainingSettings { Epochs = 1 },
        },
        Outcome = new TrialOutcome.Completed(error, error),
        Rungs = [],
        Seconds = 1,
        Attempts = 1,
        Environment = null,
        FinishedAt = Samples.Time,
    };

    private string[] Files() => [.. Directory.EnumerateFiles(Weights).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
