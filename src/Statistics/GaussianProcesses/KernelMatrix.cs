using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Explorer.Statistics.GaussianProcesses;

/// <summary>The kernel between training rows.</summary>
internal static class KernelMatrix
{
    /// <summary>Share of the signal's variance added to the diagonal: a noise of 0 would leave equal rows without an inverse.</summary>
    public const double Jitter = 1e-10;

    private static readonly double Root5 = Math.Sqrt(5);

    /// <summary>K + noise on the diagonal, n × n.</summary>
    public static Matrix<double> Of(double[][] rows, KernelParameters parameters)
    {
        var scaled = Scaled(rows, parameters);
        var matrix = new DenseMatrix(rows.Length);
        var values = matrix.Values;
        for (var i = 0; i < rows.Length; i++)
        {
            values[(i * rows.Length) + i] = parameters.SignalVariance + parameters.NoiseVariance + (Jitter * parameters.SignalVariance);
            for (var j = 0; j < i; j++)
            {
                var value = parameters.SignalVariance * Matern(Math.Sqrt(SquaredDistance(scaled[i], scaled[j])));
                values[(i * rows.Length) + j] = values[(j * rows.Length) + i] = value;
            }
        }

        return matrix;
    }

    /// <summary>The kernel of one row with every training row, without noise.</summary>
    public static double[] Cross(double[][] rows, ReadOnlySpan<double> row, KernelParameters parameters)
    {
        var cross = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var squared = 0.0;
            for (var k = 0; k < row.Length; k++)
            {
                var distance = (rows[i][k] - row[k]) / parameters.LengthScales[k];
                squared += distance * distance;
            }

            cross[i] = parameters.SignalVariance * Matern(Math.Sqrt(squared));
        }

        return cross;
    }

    private static double Matern(double r) => (1 + (Root5 * r) + (5 * r * r / 3)) * Math.Exp(-Root5 * r);

    private static double[][] Scaled(double[][] rows, KernelParameters parameters)
    {
        double[] scales = [.. parameters.LengthScales];
        return Array.ConvertAll(rows, row => row.Zip(scales, (value, scale) => value / scale).ToArray());
    }

    private static double SquaredDistance(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var k = 0; k < first.Length; k++)
        {
            var distance = first[k] - second[k];
            sum += distance * distance;
        }

        return sum;
    }
}
