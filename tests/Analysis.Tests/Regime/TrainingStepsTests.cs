using Explorer.Analysis.Regime;
using Explorer.Experiments.Data;

namespace Explorer.Analysis.Tests.Regime;

public sealed class TrainingStepsTests
{
    private static readonly DataSettings Data = new() { Name = "cifar10", Train = 8_000, Validation = 4_000 };

    [Fact]
    public void Of_RecordsWithoutImages_CountsWholeBatchesOfTheData() => Assert.Equal(new TrainingSteps(3 * 62, 3, 128), Steps(Older(128), Data));

    [Fact]
    public void Of_AllImagesOfTheSet_LeavesTheValidationImagesOut() => Assert.Equal(3 * (46_000 / 128), Steps(Older(128), Data with { Train = null })!.Steps);

    [Fact]
    public void Of_RecordsWithoutImagesAndNoData_IsUnknown() => Assert.Null(Steps(Older(128), null));

    [Fact]
    public void Of_BatchesLargerThanTheData_AreOneStepAnEpoch() => Assert.Equal(3, Steps(Older(10_000), Data)!.Steps);

    // Two rungs of a chain are one training: 2 epochs, then 4 more with a batch of their own.
    [Fact]
    public void Of_ContinuedRungs_AreOneTraining()
    {
        var trial = FidelityTrial();

        Assert.Equal(new TrainingSteps((2 * 250) + (4 * 125), 6, 64), Steps(trial, Data));
    }

    private static TrainingSteps? Steps(TrialRecord trial, DataSettings? data) => RegimeCheck.Of([trial], data).Steps;

    private static TrialRecord Older(int batch)
    {
        var trial = SyntheticTrials.Completed(0, 0.4).Trained(2, 0.6, 0.5, 0.4);
        return trial with { Planned = trial.Planned with { Training = trial.Training with { BatchSize = batch } }, Rungs = [trial.Rungs[0] with { TrainedImages = null }] };
    }

    private static TrialRecord FidelityTrial()
    {
        var whole = SyntheticTrials.Completed(0, 0.4).Trained(2, 0.8, 0.7, 0.6, 0.6, 0.5, 0.4);
        var epochs = whole.Rungs[0].Epochs;
        return whole with
        {
            Rungs =
            [
                whole.Rungs[0] with { Fidelity = new Fidelity { Epochs = 2 }, Epochs = [.. epochs.Take(2)], TrainedImages = 16_000 },
                whole.Rungs[0] with { Fidelity = new Fidelity { Epochs = 6, BatchSize = 64 }, Epochs = [.. epochs.Skip(2)], TrainedImages = 32_000, Continued = true },
            ],
        };
    }
}
