namespace Explorer.Statistics.Correlations;

/// <summary>
/// Intervals around rank correlations of ±1, where every standard error is 0: how far off may the true one be if not one of P pairs is out of
/// order? With P·(1 − τ)/2 such pairs expected none is found with a probability of about exp(−P·(1 − τ)/2): the rule of three, whose 95 % on one
/// side are 3 (Hanley and Lippman-Hand, Journal of the American Medical Association 249, 1983).
/// </summary>
internal static class PerfectAgreement
{
    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = "rule of three, since no pair is out of order";

    /// <summary>Of Kendall's τ.</summary>
    /// <param name="sign">1 for one order, −1 for opposite ones.</param>
    /// <param name="pairs">P: pairs without ties.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    public static Interval Tau(int sign, double pairs, double confidence) => Between(sign, Least(pairs, confidence), confidence);

    /// <summary>Of Spearman's ρ: that of normal pairs with the least τ, ρ = (6/π) asin(sin(πτ/2)/2).</summary>
    /// <param name="sign">1 for one order, −1 for opposite ones.</param>
    /// <param name="pairs">P: pairs without ties.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    public static Interval Rho(int sign, double pairs, double confidence) =>
        Between(sign, 6 / Math.PI * Math.Asin(Math.Sin(Math.PI * Least(pairs, confidence) / 2) / 2), confidence);

    private static double Least(double pairs, double confidence) => Math.Max(-1, 1 + (2 * Math.Log((1 - confidence) / 2) / pairs));

    private static Interval Between(int sign, double least, double confidence) => sign > 0
        ? new Interval(least, 1, confidence, Method)
        : new Interval(-1, -least, confidence, Method);
}
