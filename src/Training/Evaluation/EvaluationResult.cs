namespace Explorer.Training.Evaluation;

/// <summary>What a network did on a set of images.</summary>
/// <param name="Loss">Mean cross-entropy in nats, without label smoothing; NaN or infinite for a network whose weights are.</param>
/// <param name="Wrong">Images whose largest output is not their class.</param>
/// <param name="Images">Images in all.</param>
public sealed record EvaluationResult(double Loss, int Wrong, int Images)
{
    /// <summary>Top-1 error, a fraction.</summary>
    public double Error => (double)Wrong / Images;
}
