using System.Numerics;

namespace Explorer.Statistics.GaussianProcesses;

/// <summary>A Gaussian process's means of many rows at once: a register of networks at a time against every training row.</summary>
internal sealed class BatchMeans
{
    private static readonly double Root5 = Math.Sqrt(5);

    private readonly int _features;
    private readonly double[] _scales;
    private readonly double[] _centres;
    private readonly double[] _weights;

    public BatchMeans(GaussianProcess process)
    {
        var parameters = process.Parameters;
        _features = parameters.LengthScales.Count;
        _scales = [.. parameters.LengthScales.Select(scale => 1 / scale)];
        _centres = [.. process.Rows.SelectMany(row => row.Zip(_scales, (value, scale) => value * scale))];
        _weights = [.. process.Weights.Select(weight => weight * parameters.SignalVariance)];
    }

    /// <summary>Rows are taken in multiples of this.</summary>
    public static int Width => Vector<double>.Count;

    /// <summary>The means of rows.</summary>
    /// <param name="columns">The rows feature by feature, d columns of the same length, a multiple of <see cref="Width"/>; scaled in place.</param>
    /// <param name="means">Room for a mean a row.</param>
    public void Compute(double[][] columns, double[] means)
    {
        for (var feature = 0; feature < _features; feature++)
        {
            var column = columns[feature];
            var scale = _scales[feature];
            for (var i = 0; i < column.Length; i++)
                column[i] *= scale;
        }

        var row = new Vector<double>[_features];
        for (var at = 0; at < means.Length; at += Vector<double>.Count)
        {
            for (var feature = 0; feature < row.Length; feature++)
                row[feature] = new Vector<double>(columns[feature], at);

            Mean(row).CopyTo(means, at);
        }
    }

    private Vector<double> Mean(Vector<double>[] row)
    {
        var sum = Vector<double>.Zero;
        for (var centre = 0; centre < _weights.Length; centre++)
        {
            var squared = Vector<double>.Zero;
            var values = _centres.AsSpan(centre * _features, row.Length);
            for (var feature = 0; feature < row.Length; feature++)
            {
                var distance = row[feature] - new Vector<double>(values[feature]);
                squared += distance * distance;
            }

            var r = Root5 * Vector.SquareRoot(squared);
            sum += _weights[centre] * (Vector<double>.One + r + (5.0 / 3 * squared)) * Vector.Exp(-r);
        }

        return sum;
    }
}
