using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Statistics.Regressions;

/// <summary>The mean of a Gaussian process's and of boosted trees' predictions. How sure it is of each, the process says, relative to others.</summary>
/// <param name="Process">The process.</param>
/// <param name="Trees">The trees, of the same rows and targets.</param>
internal sealed record ProcessAndTrees(GaussianProcess Process, BoostedTrees Trees) : IErrorModel
{
    public NormalPrediction Predict(ReadOnlySpan<double> row)
    {
        var prediction = Process.Predict(row);
        return prediction with { Mean = Of(prediction.Mean, Trees.Mean(row)) };
    }

    public double Mean(ReadOnlySpan<double> row) => Of(Process.Mean(row), Trees.Mean(row));

    /// <summary>The mean of both predictions.</summary>
    public static double Of(double process, double trees) => (process + trees) / 2;
}
