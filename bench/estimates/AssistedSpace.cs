using Explorer.SearchSpace.Sampling;
using Explorer.Statistics.Distributions;

namespace Explorer.Estimates;

/// <summary>
/// A space of made-up networks: six features, the log-odds of the error −1 + 0.7·(√R²·s + √(1 − R²)·noise), with s of mean 0 and deviation 1
/// (two features straight, one squared), so that R² of the log-odds is all that a predictor could tell.
/// </summary>
internal sealed class AssistedSpace(double explained, ulong seed)
{
    private const int Features = 6;
    private const int Known = 4_000_000;

    private readonly SplitMix64 _random = new(seed);

    /// <summary>Networks with their errors.</summary>
    public (double[][] Rows, double[] Errors) Draw(int count)
    {
        double[][] rows = [.. Enumerable.Range(0, count).Select(_ => (double[])[.. Enumerable.Range(0, Features).Select(_ => _random.NextNormal())])];
        return (rows, Array.ConvertAll(rows, Error));
    }

    /// <summary>Mean error and the errors below which shares of the space lie, from four million networks.</summary>
    public (double Mean, double[] Quantiles) Truth(double[] shares)
    {
        var errors = Draw(Known).Errors;
        Array.Sort(errors);
        return (errors.Average(), Array.ConvertAll(shares, share => errors[(int)(share * Known)]));
    }

    private double Error(double[] row)
    {
        var signal = ((0.8 * row[0]) + (0.4 * row[1]) + (0.3 * ((row[2] * row[2]) - 1))) / Math.Sqrt(0.64 + 0.16 + (2 * 0.09));
        return LogitScale.Error(-1 + (0.7 * ((Math.Sqrt(explained) * signal) + (Math.Sqrt(1 - explained) * _random.NextNormal()))));
    }
}
