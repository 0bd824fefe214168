namespace Explorer.Experiments.LearningCurves;

/// <summary>The learning curve of a trial that may have several rungs.</summary>
public static class TrialCurve
{
    /// <summary>The epochs of the last uninterrupted training: of the last rung begun anew and those that went on from it.</summary>
    public static EpochMetrics[] Epochs(TrialRecord trial)
    {
        var start = trial.Rungs.Count - 1;
        while (start > 0 && trial.Rungs[start].Continued)
            start--;

        return [.. trial.Rungs.Skip(Math.Max(0, start)).SelectMany(rung => rung.Epochs)];
    }

    /// <summary>The validation error after each of these epochs.</summary>
    public static double[] Of(TrialRecord trial) => Array.ConvertAll(Epochs(trial), epoch => epoch.ValidationError);
}
