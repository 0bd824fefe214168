using Explorer.SearchSpace;
using Explorer.Training.Evaluation;
using Explorer.Trials;

namespace Explorer.Training;

/// <summary>What an epoch's training steps measured.</summary>
/// <param name="LearningRate">Rate of the last step.</param>
/// <param name="Loss">Mean loss as optimised.</param>
/// <param name="LossParts">Mean loss over each tenth of the steps.</param>
/// <param name="Error">Share of the images classified wrongly at their step.</param>
internal sealed record EpochResult(double LearningRate, double Loss, ValueList<double> LossParts, double Error)
{
    /// <summary>With what the validation images showed after it; null where their loss is NaN or infinite.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="validated">Of the network after the epoch.</param>
    /// <param name="seconds">Wall time of both.</param>
    public EpochMetrics? With(int epoch, EvaluationResult validated, double seconds) => double.IsFinite(validated.Loss)
        ? new EpochMetrics
        {
            Epoch = epoch,
            LearningRate = LearningRate,
            TrainLoss = Loss,
            TrainError = Error,
            ValidationLoss = validated.Loss,
            ValidationError = validated.Error,
            Seconds = seconds,
        }
        : null;
}
