namespace Explorer.Statistics.Distributions;

/// <summary>
/// Errors as log-odds, ln(e / (1 − e)): there noise and effects are about as large for good networks as for bad ones, and no
/// prediction leaves 0 to 1.
/// </summary>
public static class LogitScale
{
    // Half an image of a large validation set: errors of 0 and 1 have no finite log-odds.
    private const double Edge = 5e-5;

    /// <summary>The log-odds of an error in [0, 1].</summary>
    public static double Of(double error)
    {
        var inside = Math.Clamp(error, Edge, 1 - Edge);
        return Math.Log(inside / (1 - inside));
    }

    /// <summary>The error of log-odds, in (0, 1).</summary>
    public static double Error(double logit) => 1 / (1 + Math.Exp(-logit));
}
