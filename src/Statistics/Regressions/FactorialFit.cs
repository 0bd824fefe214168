namespace Explorer.Statistics.Regressions;

/// <summary>
/// Least squares of an error on factors, main effects and perhaps one product, by Cholesky's method on the counts of levels; columns
/// that follow from others are left out.
/// </summary>
internal sealed class FactorialFit
{
    private const double Dependent = 1e-9;

    private readonly IReadOnlyList<FactorLevels> _factors;
    private readonly (FactorLevels First, FactorLevels Second)? _product;
    private readonly int[] _starts;
    private readonly int _columns;
    private readonly double[] _coefficients;

    /// <param name="factors">Main effects.</param>
    /// <param name="y">The error of each network.</param>
    /// <param name="product">Two factors whose product is added.</param>
    /// <param name="keep">Which networks to fit; null for all.</param>
    public FactorialFit(IReadOnlyList<FactorLevels> factors, double[] y, (FactorLevels First, FactorLevels Second)? product = null, Func<int, bool>? keep = null)
    {
        (_factors, _product) = (factors, product);
        _starts = new int[factors.Count + 1];
        var next = 1;
        for (var i = 0; i < factors.Count; i++)
        {
            _starts[i] = next;
            next += factors[i].Count - 1;
        }

        _starts[^1] = next;
        _columns = next + (product is { } pair ? (pair.First.Count - 1) * (pair.Second.Count - 1) : 0);
        var gram = new double[_columns][];
        for (var i = 0; i < _columns; i++)
            gram[i] = new double[i + 1];

        var right = new double[_columns];
        var active = new int[factors.Count + 2];
        for (var row = 0; row < y.Length; row++)
        {
            if (keep is not null && !keep(row))
                continue;

            var count = Activate(row, active);
            for (var i = 0; i < count; i++)
            {
                right[active[i]] += y[row];
                for (var j = 0; j <= i; j++)
                    gram[active[i]][active[j]]++;
            }
        }

        (_coefficients, Rank) = Solve(gram, right);
        for (var row = 0; row < y.Length; row++)
        {
            if (keep is null || keep(row))
            {
                var residual = y[row] - Predict(row);
                ResidualSquares += residual * residual;
            }
        }
    }

    /// <summary>Independent columns, the constant among them.</summary>
    public int Rank { get; }

    /// <summary>Σ (y − ŷ)².</summary>
    public double ResidualSquares { get; }

    /// <summary>The fitted error of a network.</summary>
    public double Predict(int row)
    {
        var sum = _coefficients[0];
        for (var i = 0; i < _factors.Count; i++)
        {
            var level = _factors[i].Codes[row];
            sum += level > 0 ? _coefficients[_starts[i] + level - 1] : 0;
        }

        var product = ProductColumn(row);
        return product < 0 ? sum : sum + _coefficients[product];
    }

    // The columns in which a network has a one, ascending; all others are zero.
    private int Activate(int row, int[] active)
    {
        active[0] = 0;
        var count = 1;
        for (var i = 0; i < _factors.Count; i++)
        {
            var level = _factors[i].Codes[row];
            if (level > 0)
                active[count++] = _starts[i] + level - 1;
        }

        var product = ProductColumn(row);
        if (product >= 0)
            active[count++] = product;

        return count;
    }

    private int ProductColumn(int row)
    {
        if (_product is not { } pair || pair.First.Codes[row] == 0 || pair.Second.Codes[row] == 0)
            return -1;

        return _starts[^1] + ((pair.First.Codes[row] - 1) * (pair.Second.Count - 1)) + pair.Second.Codes[row] - 1;
    }

    private static (double[] Coefficients, int Rank) Solve(double[][] gram, double[] right)
    {
        var count = right.Length;
        var kept = new bool[count];
        var rank = 0;
        for (var i = 0; i < count; i++)
        {
            var full = gram[i][i];
            for (var j = 0; j <= i; j++)
            {
                var sum = gram[i][j];
                for (var k = 0; k < j; k++)
                    sum -= gram[i][k] * gram[j][k];

                gram[i][j] = j == i ? sum : kept[j] ? sum / gram[j][j] : 0;
            }

            kept[i] = gram[i][i] > Dependent * full && full > 0;
            gram[i][i] = kept[i] ? Math.Sqrt(gram[i][i]) : 0;
            rank += kept[i] ? 1 : 0;
        }

        var solved = new double[count];
        for (var i = 0; i < count; i++)
        {
            var sum = right[i];
            for (var k = 0; k < i; k++)
                sum -= gram[i][k] * solved[k];

            solved[i] = kept[i] ? sum / gram[i][i] : 0;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            var sum = solved[i];
            for (var k = i + 1; k < count; k++)
                sum -= kept[k] ? gram[k][i] * solved[k] : 0;

            solved[i] = kept[i] ? sum / gram[i][i] : 0;
        }

        return (solved, rank);
    }
}
