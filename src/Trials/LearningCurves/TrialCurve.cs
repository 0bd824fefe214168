namespace Explorer.Trials.LearningCurves;

/// <summary>The learning curve of a trial that may have several rungs.</summary>
public static class TrialCurve
{
    /// <summary>The validation error after each epoch of the last uninterrupted training: the last rung begun anew and those that went on from it.</summary>
    public static double[] Of(TrialRecord trial)
    {
        var start = trial.Rungs.Count - 1;
        while (start > 0 && trial.Rungs[start].Continued)
        {
            start--;
        }

        return [.. trial.Rungs.Skip(Math.Max(0, start)).SelectMany(rung => rung.Epochs).Select(epoch => epoch.ValidationError)];
    }
}
