using Explorer.Statistics.Regressions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Explorer.Statistics.GaussianProcesses;

/// <summary>
/// Gaussian process regression with mean 0 and given kernel parameters (Rasmussen and Williams 2006, algorithm 2.1): by Cholesky's
/// factor of K + σ²I.
/// </summary>
public sealed class GaussianProcess : IErrorModel
{
    private readonly double[][] _rows;
    private readonly Cholesky<double> _factor;
    private readonly Vector<double> _weights;

    /// <summary>Conditions the process on observations.</summary>
    /// <param name="rows">n rows of d features.</param>
    /// <param name="targets">n observations, about 0 in the mean.</param>
    /// <param name="parameters">The kernel.</param>
    /// <exception cref="ArgumentException">Numbers of rows, features or targets do not fit, or the kernel's matrix is not positive definite.</exception>
    public GaussianProcess(double[][] rows, double[] targets, KernelParameters parameters)
    {
        if (rows.Length == 0 || rows.Length != targets.Length || rows[0].Length != parameters.LengthScales.Count)
        {
            throw new ArgumentException($"{targets.Length} targets and {parameters.LengthScales.Count} length scales for {rows.Length} rows", nameof(rows));
        }

        (_rows, Parameters) = (rows, parameters);
        _factor = KernelMatrix.Of(rows, parameters).Cholesky();
        var observed = DenseVector.OfArray(targets);
        _weights = _factor.Solve(observed);
        LogMarginalLikelihood = (-0.5 * observed.DotProduct(_weights)) - (0.5 * _factor.DeterminantLn) - (0.5 * rows.Length * Math.Log(2 * Math.PI));
    }

    /// <summary>The kernel.</summary>
    public KernelParameters Parameters { get; }

    /// <summary>ln p(y | X), equation 2.30.</summary>
    public double LogMarginalLikelihood { get; }

    /// <summary>The rows conditioned on.</summary>
    internal double[][] Rows => _rows;

    /// <summary>α = (K + σ²I)⁻¹ y, a weight a row.</summary>
    internal double[] Weights => _weights.AsArray() ?? _weights.ToArray();

    /// <summary>Mean and deviation of a new observation, noise included (equations 2.25 and 2.26).</summary>
    public NormalPrediction Predict(ReadOnlySpan<double> row)
    {
        var cross = DenseVector.OfArray(KernelMatrix.Cross(_rows, row, Parameters));
        var explained = cross.DotProduct(_factor.Solve(cross));
        var variance = Math.Max(0, Parameters.SignalVariance - explained) + Parameters.NoiseVariance;
        return new NormalPrediction(cross.DotProduct(_weights), Math.Sqrt(variance));
    }

    /// <summary>The mean of a new observation (equation 2.25).</summary>
    public double Mean(ReadOnlySpan<double> row) => DenseVector.OfArray(KernelMatrix.Cross(_rows, row, Parameters)).DotProduct(_weights);
}
