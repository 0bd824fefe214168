using System.Numerics;

namespace Explorer.Statistics.GaussianProcesses;

/// <summary>
/// A Gaussian process's log marginal likelihood and its slopes (Rasmussen and Williams 2006, equations 2.30 and 5.9) at many kernel
/// parameters of the same observations: squared distances are taken once, all room is kept, and everything runs over rows in registers.
/// Not for several threads at a time.
/// </summary>
internal sealed class MarginalLikelihood
{
    private static readonly double HalfLog2Pi = 0.5 * Math.Log(2 * Math.PI);

    private readonly int _count;
    private readonly double[] _targets;

    // A feature's squared differences of all pairs i > j, at i (i − 1) / 2 + j.
    private readonly double[][] _squares;
    private readonly double[] _kernel;
    private readonly double[] _slopes;
    private readonly double[] _factor;
    private readonly double[] _root;
    private readonly double[] _inverse;
    private readonly double[] _weights;

    /// <summary>Takes the observations.</summary>
    /// <param name="rows">n rows of d features.</param>
    /// <param name="targets">n observations, about 0 in the mean.</param>
    public MarginalLikelihood(double[][] rows, double[] targets)
    {
        (_count, _targets) = (rows.Length, targets);
        var pairs = _count * (_count - 1) / 2;
        _squares = [.. Enumerable.Range(0, rows[0].Length).Select(feature => Squares(rows, feature, pairs))];
        (_kernel, _slopes, _weights) = (new double[pairs], new double[pairs], new double[_count]);
        (_factor, _root, _inverse) = (new double[_count * _count], new double[_count * _count], new double[_count * _count]);
    }

    /// <summary>The likelihood and its derivatives to the logarithms of the parameters.</summary>
    /// <param name="logs">In the order of <see cref="KernelParameters.ToLogs"/>.</param>
    /// <returns>null where the kernel's matrix is not positive definite to rounding.</returns>
    public (double Value, double[] Gradient)? At(double[] logs)
    {
        var (signal, noise) = (Math.Exp(logs[^2]), Math.Exp(logs[^1]));
        var scales = Array.ConvertAll(logs[..^2], log => Math.Exp(-2 * log));
        Fill(scales, signal);
        if (!Factorise(signal + noise + (KernelMatrix.Jitter * signal)))
            return null;

        Invert();
        var value = -_count * HalfLog2Pi;
        Array.Clear(_weights);
        for (var i = 0; i < _count; i++)
        {
            // The root's rows are those of L⁻¹: z = L⁻¹ y, α = L⁻ᵀ z.
            var row = _root.AsSpan(i * _count, i + 1);
            var z = Rows.Dot(row, _targets);
            value -= (0.5 * z * z) + Math.Log(_factor[(i * _count) + i]);
            Rows.Add(_weights.AsSpan(0, i + 1), row, z);
        }

        return (value, Gradient(scales, signal, noise));
    }

    private double[] Gradient(double[] scales, double signal, double noise)
    {
        var gradient = new double[scales.Length + 2];
        for (var (i, pair) = (0, 0); i < _count; pair += i, i++)
        {
            // ½ tr(W ∂K), W = α αᵀ − (K + σ²I)⁻¹, a row of the lower half at a time.
            var row = _inverse.AsSpan(i * _count, i + 1);
            var diagonal = (_weights[i] * _weights[i]) - row[i];
            gradient[^2] += 0.5 * diagonal * signal * (1 + KernelMatrix.Jitter);
            gradient[^1] += 0.5 * diagonal * noise;
            for (var j = 0; j < i; j++)
            {
                var weight = (_weights[i] * _weights[j]) - row[j];
                gradient[^2] += weight * _kernel[pair + j];
                _slopes[pair + j] *= weight;
            }
        }

        for (var feature = 0; feature < scales.Length; feature++)
            gradient[feature] = scales[feature] * Rows.Dot(_slopes, _squares[feature]);

        return gradient;
    }

    // The kernel of each pair, and what its slope to ln ℓ is beside (Δ/ℓ)²: s² 5/3 (1 + √5 r) exp(−√5 r).
    private void Fill(double[] scales, double signal)
    {
        Array.Clear(_kernel);
        for (var feature = 0; feature < scales.Length; feature++)
            Rows.Add(_kernel, _squares[feature], 5 * scales[feature]);

        var at = 0;
        for (; at <= _kernel.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            var squared = new Vector<double>(_kernel, at);
            var r = Vector.SquareRoot(squared);
            var decay = signal * Vector.Exp(-r);
            (decay * (Vector<double>.One + r + (squared / 3))).CopyTo(_kernel, at);
            (5.0 / 3 * decay * (Vector<double>.One + r)).CopyTo(_slopes, at);
        }

        for (; at < _kernel.Length; at++)
        {
            var r = Math.Sqrt(_kernel[at]);
            var decay = signal * Math.Exp(-r);
            _slopes[at] = 5.0 / 3 * decay * (1 + r);
            _kernel[at] = decay * (1 + r + (_kernel[at] / 3));
        }
    }

    // Cholesky's factor L, row by row.
    private bool Factorise(double diagonal)
    {
        for (var (i, pair) = (0, 0); i < _count; pair += i, i++)
        {
            var row = _factor.AsSpan(i * _count, i + 1);
            for (var j = 0; j < i; j++)
                row[j] = (_kernel[pair + j] - Rows.Dot(row[..j], _factor.AsSpan(j * _count, j))) / _factor[(j * _count) + j];

            var square = diagonal - Rows.Dot(row[..i], row[..i]);
            if (!(square > 0))
                return false;

            row[i] = Math.Sqrt(square);
        }

        return true;
    }

    // L⁻¹ by forward substitution, then the lower half of (L Lᵀ)⁻¹ = L⁻ᵀ L⁻¹.
    private void Invert()
    {
        Array.Clear(_root);
        Array.Clear(_inverse);
        for (var i = 0; i < _count; i++)
        {
            var row = _root.AsSpan(i * _count, i + 1);
            var scale = 1 / _factor[(i * _count) + i];
            for (var j = 0; j < i; j++)
                Rows.Add(row[..(j + 1)], _root.AsSpan(j * _count, j + 1), -scale * _factor[(i * _count) + j]);

            row[i] = scale;
            for (var j = 0; j <= i; j++)
                Rows.Add(_inverse.AsSpan(j * _count, j + 1), row[..(j + 1)], row[j]);
        }
    }

    private static double[] Squares(double[][] rows, int feature, int pairs)
    {
        var squares = new double[pairs];
        for (var (i, pair) = (0, 0); i < rows.Length; i++)
        {
            for (var j = 0; j < i; j++, pair++)
            {
                var distance = rows[i][feature] - rows[j][feature];
                squares[pair] = distance * distance;
            }
        }

        return squares;
    }

    private static class Rows
    {
        public static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
        {
            var sums = Vector<double>.Zero;
            var at = 0;
            for (; at <= first.Length - Vector<double>.Count; at += Vector<double>.Count)
                sums += new Vector<double>(first[at..]) * new Vector<double>(second[at..]);

            var sum = Vector.Sum(sums);
            for (; at < first.Length; at++)
                sum += first[at] * second[at];

            return sum;
        }

        public static void Add(Span<double> target, ReadOnlySpan<double> values, double factor)
        {
            var at = 0;
            for (; at <= target.Length - Vector<double>.Count; at += Vector<double>.Count)
                (new Vector<double>(target[at..]) + (factor * new Vector<double>(values[at..]))).CopyTo(target[at..]);

            for (; at < target.Length; at++)
                target[at] += factor * values[at];
        }
    }
}
