using MathNet.Numerics.Statistics;

namespace Explorer.Analysis.Parameters;

/// <summary>
/// How a parameter enters a regression: as log₂ where all its values are above 0 and their logarithms lie more evenly (are less skewed) than they
/// do, as after a draw by powers or log-uniform; else as it is.
/// </summary>
internal sealed record ParameterScale(bool IsLogarithmic)
{
    public static ParameterScale For(IReadOnlyCollection<double> values) =>
        new(values.All(value => value > 0) && Skewness(values.Select(Math.Log2)) < Skewness(values));

    public double Of(double value) => IsLogarithmic ? Math.Log2(value) : value;

    // NaN, below three values or for equal ones, is greater than none.
    private static double Skewness(IEnumerable<double> values) => Math.Abs(values.PopulationSkewness());
}
