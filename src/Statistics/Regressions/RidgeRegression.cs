using Explorer.Statistics.GaussianProcesses;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Explorer.Statistics.Regressions;

/// <summary>
/// Ridge regression (Hoerl and Kennard, Technometrics 12, 1970): β = (XᵀX + λI)⁻¹ Xᵀy, λ of least squared leave-one-out residual, which
/// the hat matrix gives without refitting: (y_i − ŷ_i) / (1 − h_ii). Rows and targets have mean 0.
/// </summary>
public sealed class RidgeRegression : IErrorModel
{
    // λ from 10⁻³ to 10⁴, four values a power of ten.
    private const int Penalties = 29;

    private readonly double[] _coefficients;

    /// <summary>Fits the regression.</summary>
    /// <param name="rows">n rows of d features, n at least 2.</param>
    /// <param name="targets">n targets.</param>
    public RidgeRegression(double[][] rows, double[] targets)
    {
        var svd = DenseMatrix.OfRowArrays(rows).Svd();
        var observed = DenseVector.OfArray(targets);
        var rank = svd.S.Count;
        var left = svd.U.SubMatrix(0, rows.Length, 0, rank);
        var projected = left.TransposeThisAndMultiply(observed);
        var least = double.PositiveInfinity;
        Vector<double>? best = null;
        for (var i = 0; i < Penalties; i++)
        {
            var penalty = Math.Pow(10, -3 + (i / 4.0));
            var shrink = svd.S.Map(s => s * s / ((s * s) + penalty));
            var squares = LeaveOneOut(left, projected, shrink, observed);
            if (squares < least)
            {
                (least, Penalty) = (squares, penalty);
                best = svd.S.Map(s => s / ((s * s) + penalty)).PointwiseMultiply(projected);
            }
        }

        var right = svd.VT.SubMatrix(0, rank, 0, rows[0].Length);
        _coefficients = right.TransposeThisAndMultiply(best!).ToArray();
        Deviation = Math.Sqrt(least);
    }

    /// <summary>λ.</summary>
    public double Penalty { get; }

    /// <summary>Root of the mean squared leave-one-out residual: the deviation of every prediction.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public NormalPrediction Predict(ReadOnlySpan<double> row) => new(Mean(row), Deviation);

    /// <inheritdoc/>
    public double Mean(ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        for (var k = 0; k < row.Length; k++)
            sum += _coefficients[k] * row[k];

        return sum;
    }

    // The mean, which the targets were freed of, counts 1/n in the hat matrix.
    private static double LeaveOneOut(Matrix<double> left, Vector<double> projected, Vector<double> shrink, Vector<double> observed)
    {
        var fitted = left * shrink.PointwiseMultiply(projected);
        var squares = 0.0;
        for (var row = 0; row < observed.Count; row++)
        {
            var leverage = 1.0 / observed.Count;
            for (var k = 0; k < shrink.Count; k++)
                leverage += left[row, k] * left[row, k] * shrink[k];

            var residual = (observed[row] - fitted[row]) / Math.Max(1e-9, 1 - leverage);
            squares += residual * residual;
        }

        return squares / observed.Count;
    }
}
