using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Statistics.Regressions;

/// <summary>A regression of targets on rows of features.</summary>
internal interface IErrorModel
{
    /// <summary>Mean and deviation of a new observation.</summary>
    NormalPrediction Predict(ReadOnlySpan<double> row);

    /// <summary>The mean alone, which costs less.</summary>
    double Mean(ReadOnlySpan<double> row);
}
