using System.Globalization;

namespace Explorer.Analysis.Comparisons;

/// <summary>p-values as people read them, by one rule wherever they are printed.</summary>
public static class PValue
{
    // Below, four decimals would say 0: a permutation test of 10,000 labellings, whose least p is 1/10,001, stays above.
    private const double LeastShown = 0.00005;

    /// <summary>Such as <c>0.0001</c>, <c>0.012</c>, <c>0.69</c> or <c>&lt; 0.0001</c>.</summary>
    /// <param name="p">In [0, 1].</param>
    public static string Text(double p) => p < LeastShown ? "< 0.0001" : p.ToString(p < 0.001 ? "0.0000" : p < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>p = 0.012</c> or <c>p &lt; 0.0001</c>.</summary>
    /// <param name="p">In [0, 1].</param>
    public static string Equation(double p) => p < LeastShown ? $"p {Text(p)}" : $"p = {Text(p)}";
}
