using Explorer.Statistics.Distributions;

namespace Explorer.Experiments.LearningCurves;

/// <summary>
/// Forecasts the last epoch's error from the first epochs', after the curves that other networks of the same experiment finished: a line
/// in log-odds through the last error seen and its change by the last epoch. Laws of single curves (Domhan et al., IJCAI 2015) know
/// nothing of the learning rate's schedule, whose end moves every curve; the population's curves have it in them.
/// The distribution is a jackknife's (Barber et al., Annals of Statistics 49, 2021): every finished curve is forecast without itself, and
/// by how much that missed is added to the new forecast without it, so nothing is assumed of the noise.
/// </summary>
public sealed class CurveForecaster
{
    /// <summary>Fewest finished curves that a forecast is made from.</summary>
    public const int FewestCurves = 10;

    // Keeps the inverse finite where all curves agree.
    private const double Ridge = 1e-9;

    private readonly double[][] _rows;
    private readonly double[] _misses;
    private readonly double[][] _inverse;
    private readonly double[] _coefficients;

    /// <summary>Fits the line.</summary>
    /// <param name="finished">Curves of equal length, the validation error after each epoch; at least <see cref="FewestCurves"/>.</param>
    /// <param name="seen">Epochs seen of the curves to be forecast; at least 1, fewer than the curves have.</param>
    /// <exception cref="ArgumentException">There are too few curves, or they differ in length, or end before <paramref name="seen"/>.</exception>
    public CurveForecaster(IReadOnlyList<IReadOnlyList<double>> finished, int seen)
    {
        if (finished.Count < FewestCurves || seen < 1 || finished.Any(curve => curve.Count != finished[0].Count || curve.Count <= seen))
        {
            throw new ArgumentException($"{finished.Count} curves, expected at least {FewestCurves} of one length above {seen}", nameof(finished));
        }

        Seen = seen;
        _rows = [.. finished.Select(curve => Row(curve, seen))];
        double[] targets = [.. finished.Select(curve => LogitScale.Of(curve[^1]))];
        var size = _rows[0].Length;
        var moments = new double[size][];
        var products = new double[size];
        for (var a = 0; a < size; a++)
        {
            moments[a] = [.. Enumerable.Range(0, size).Select(b => _rows.Sum(row => row[a] * row[b]) + (a == b ? Ridge * _rows.Length : 0))];
            products[a] = _rows.Zip(targets, (row, target) => row[a] * target).Sum();
        }

        _inverse = SmallMatrix.Inverse(moments);
        _coefficients = SmallMatrix.Times(_inverse, products);
        double[] errors = [.. _rows.Zip(targets, (row, target) => target - SmallMatrix.Dot(row, _coefficients))];

        // Without curve i the coefficients are β − (XᵀX)⁻¹ x_i e_i / (1 − h_i), and curve i is missed by e_i / (1 − h_i).
        _misses = [.. errors.Zip(_rows, (error, row) => error / Math.Max(1e-6, 1 - SmallMatrix.Dot(row, SmallMatrix.Times(_inverse, row))))];
    }

    /// <summary>Epochs seen.</summary>
    public int Seen { get; }

    /// <summary>Forecasts a curve.</summary>
    /// <param name="curve">The validation error after each epoch so far, at least <see cref="Seen"/>; what is beyond is not looked at.</param>
    public CurveForecast Forecast(IReadOnlyList<double> curve)
    {
        var row = Row(curve, Seen);
        var centre = SmallMatrix.Dot(row, _coefficients);
        var turned = SmallMatrix.Times(_inverse, row);
        var outcomes = new double[_rows.Length];
        for (var i = 0; i < outcomes.Length; i++)
            outcomes[i] = centre - (SmallMatrix.Dot(turned, _rows[i]) * _misses[i]) + _misses[i];

        Array.Sort(outcomes);
        return new CurveForecast(LogitScale.Error(centre), Array.ConvertAll(outcomes, LogitScale.Error));
    }

    private static double[] Row(IReadOnlyList<double> curve, int seen)
    {
        var last = LogitScale.Of(curve[seen - 1]);
        return seen == 1 ? [1, last] : [1, last, last - LogitScale.Of(curve[seen - 2])];
    }
}
