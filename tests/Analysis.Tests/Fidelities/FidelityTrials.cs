namespace Explorer.Analysis.Tests.Fidelities;

/// <summary>Made-up trials with rungs.</summary>
internal static class FidelityTrials
{
    public const long Images = 1_000;

    /// <summary>One run of rungs that continue one another up to the last epoch given.</summary>
    /// <param name="index">The trial's index, by which its network differs from others.</param>
    /// <param name="ends">Epochs that its rungs end at.</param>
    /// <param name="errors">Validation error after each epoch.</param>
    public static TrialRecord Run(int index, int[] ends, params double[] errors)
    {
        var rungs = ends.Select((end, place) => Rung(new Fidelity { Epochs = end }, place == 0 ? 0 : ends[place - 1], errors, place > 0));
        return SyntheticTrials.Completed(index, errors[^1], SyntheticTrials.Network([1 + index], [16])).Replanned(planned => planned with { Training = new() { Epochs = 16 } }) with { Rungs = [.. rungs] };
    }

    /// <summary>Rungs that each begin anew, the last the target.</summary>
    public static TrialRecord Anew(int index, params (Fidelity Fidelity, double Error)[] rungs) =>
        SyntheticTrials.Completed(index, rungs[^1].Error, SyntheticTrials.Network([1 + index], [16])) with
        {
            Rungs = [.. rungs.Select(rung => Rung(rung.Fidelity, 0, [.. Enumerable.Repeat(rung.Error, rung.Fidelity.Epochs)], continued: false))],
        };

    private static TrainedRung Rung(Fidelity fidelity, int after, double[] errors, bool continued) => new()
    {
        Fidelity = fidelity,
        Error = errors[fidelity.Epochs - 1],
        Epochs = [.. Enumerable.Range(after + 1, fidelity.Epochs - after).Select(epoch => new EpochMetrics
        {
            Epoch = epoch,
            LearningRate = 0.1,
            TrainLoss = 1,
            TrainError = 0.5,
            ValidationLoss = 1,
            ValidationError = errors[epoch - 1],
            Seconds = 2,
        })],
        Continued = continued,
        TrainedImages = (long)(Images * fidelity.DataShare * (fidelity.Epochs - after)),
        Flops = fidelity.Resolution is { } pixels ? 1_000 * pixels * pixels / 1024 : 1_000,
    };
}
