using System.Diagnostics;

namespace Explorer.Training.Steps;

/// <summary>
/// The learning rate at every step. As the RegNet authors do, time is counted in epochs with the share of the current
/// one, warm-up multiplies the schedule instead of delaying it, and the cosine spans all epochs of the fidelity.
/// </summary>
/// <param name="settings">Rate, schedule and warm-up.</param>
/// <param name="epochs">Epochs that the training has.</param>
public sealed class LearningRateSchedule(TrainingSettings settings, int epochs)
{
    /// <summary>The rate of a step that starts after the given number of epochs.</summary>
    /// <param name="epoch">Epochs done, with the share of the current one, in [0, epochs).</param>
    public double At(double epoch) => settings.LearningRate * Factor(epoch) * Warmup(epoch);

    private double Factor(double epoch) => settings.Schedule switch
    {
        ScheduleType.Cosine => 0.5 * (1 + Math.Cos(Math.PI * epoch / epochs)),
        ScheduleType.Step => Math.Pow(settings.StepFactor, settings.StepEpochs.Count(step => epoch >= step)),
        ScheduleType.Constant => 1,
        _ => throw new UnreachableException(),
    };

    private double Warmup(double epoch)
    {
        if (epoch >= settings.WarmupEpochs)
            return 1;
        var share = epoch / settings.WarmupEpochs;
        return (settings.WarmupFactor * (1 - share)) + share;
    }
}
