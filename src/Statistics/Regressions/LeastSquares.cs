using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Regressions;

/// <summary>
/// Least squares of a target on columns and a constant, by orthogonal columns; a column that follows from those before it is left out.
/// The covariance of the coefficients is HC3, Σ (e_i / (1 − h_i))² a_i a_iᵀ: it holds where the noise differs from row to row
/// (MacKinnon and White, Journal of Econometrics 29, 1985; Long and Ervin, The American Statistician 54, 2000).
/// </summary>
internal sealed class LeastSquares
{
    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "least squares, HC3 standard errors, t";

    // Of a column's length: what is left of it beside the columns before it.
    private const double Dependent = 1e-6;
    private const double Constant = 1e-12;

    private readonly List<int> _kept = [];
    private readonly List<double[]> _basis = [];
    private readonly double[,] _triangle;
    private readonly double[] _scaled;

    /// <param name="columns">The columns, each with one number a row.</param>
    /// <param name="target">One number a row.</param>
    public LeastSquares(IReadOnlyList<double[]> columns, double[] target)
    {
        Coefficients = new double[columns.Count];
        _triangle = new double[columns.Count, columns.Count];
        for (var i = 0; i < columns.Count; i++)
            Add(i, columns[i]);

        Residuals = Centred(target);
        var along = new double[_basis.Count];
        for (var k = 0; k < _basis.Count; k++)
        {
            along[k] = Dot(_basis[k], Residuals);
            Subtract(Residuals, along[k], _basis[k]);
        }

        for (var k = _kept.Count - 1; k >= 0; k--)
        {
            var sum = along[k];
            for (var later = k + 1; later < _kept.Count; later++)
                sum -= _triangle[k, later] * Coefficients[_kept[later]];

            Coefficients[_kept[k]] = sum / _triangle[k, k];
        }

        _scaled = [.. Residuals.Select((residual, row) => residual / Math.Max(Dependent, 1 - Leverage(row)))];
    }

    /// <summary>One a column; 0 for those left out.</summary>
    public double[] Coefficients { get; }

    /// <summary>What is left of the target, one number a row.</summary>
    public double[] Residuals { get; }

    /// <summary>Rows less the constant and the independent columns.</summary>
    public int Freedom => Residuals.Length - 1 - _kept.Count;

    /// <summary>A sum of coefficients with its interval and the p-value of its being 0; null where it needs a column that was left out, or no freedom is left.</summary>
    /// <param name="weights">The weight of each column's coefficient.</param>
    public (Estimate Estimate, double PValue)? Sum(IReadOnlyList<double> weights)
    {
        if (Freedom < 1 || Enumerable.Range(0, weights.Count).Any(i => weights[i] != 0 && !_kept.Contains(i)))
            return null;

        // R⁻ᵀ w: then the sum's part of each row is that vector along the orthogonal columns.
        var solved = new double[_kept.Count];
        for (var k = 0; k < solved.Length; k++)
        {
            var sum = weights[_kept[k]];
            for (var before = 0; before < k; before++)
                sum -= _triangle[before, k] * solved[before];

            solved[k] = sum / _triangle[k, k];
        }

        var variance = 0.0;
        for (var row = 0; row < Residuals.Length; row++)
        {
            var part = _scaled[row] * Enumerable.Range(0, solved.Length).Sum(k => solved[k] * _basis[k][row]);
            variance += part * part;
        }

        var (value, deviation) = (weights.Select((weight, i) => weight * Coefficients[i]).Sum(), Math.Sqrt(variance));
        var half = StudentT.InvCDF(0, 1, Freedom, (1 + Interval.DefaultConfidence) / 2) * deviation;
        var p = deviation > 0 ? 2 * StudentT.CDF(0, 1, Freedom, -Math.Abs(value) / deviation) : value == 0 ? 1 : 0;
        return (new Estimate(value, new Interval(value - half, value + half, Interval.DefaultConfidence, Method)), p);
    }

    private void Add(int index, double[] given)
    {
        var column = Centred(given);
        var length = Math.Sqrt(Dot(column, column));
        if (length <= Constant * Math.Sqrt(Dot(given, given)))
            return;

        // Twice, since once leaves what rounding brought back.
        var place = _kept.Count;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var k = 0; k < place; k++)
            {
                var along = Dot(_basis[k], column);
                _triangle[k, place] += along;
                Subtract(column, along, _basis[k]);
            }
        }

        var left = Math.Sqrt(Dot(column, column));
        if (left <= Dependent * length || place >= column.Length - 1)
        {
            for (var k = 0; k < place; k++)
                _triangle[k, place] = 0;

            return;
        }

        _triangle[place, place] = left;
        _kept.Add(index);
        _basis.Add([.. column.Select(value => value / left)]);
    }

    private double Leverage(int row) => (1.0 / Residuals.Length) + _basis.Sum(column => column[row] * column[row]);

    private static double[] Centred(double[] values)
    {
        var mean = values.Average();
        return [.. values.Select(value => value - mean)];
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];

        return sum;
    }

    private static void Subtract(double[] from, double factor, double[] column)
    {
        for (var i = 0; i < from.Length; i++)
            from[i] -= factor * column[i];
    }
}
