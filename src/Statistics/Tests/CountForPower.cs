using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Tests;

/// <summary>
/// Networks of each space that show a mean difference δ with 80 % power: n = (z_(1−α/2) + z_0.8)² (σ_A² + σ_B²) / δ², the normal
/// approximation.
/// </summary>
internal static class CountForPower
{
    private const double Power = 0.8;
    private const double Most = 1e6;

    /// <summary>The number; null where there is no difference or no spread, or where it passes a million.</summary>
    public static int? Of(double difference, double varianceA, double varianceB, double level)
    {
        if (difference == 0 || varianceA + varianceB <= 0)
            return null;

        var count = Squares(level) * (varianceA + varianceB) / (difference * difference);
        return count > Most ? null : Math.Max(2, (int)Math.Ceiling(count));
    }

    /// <summary>
    /// Networks of B that show it beside so many of A that are there, both of this variance: 1/n = δ² / ((z_(1−α/2) + z_0.8)² σ²) − 1/n_A; null where no number
    /// would, where there is no difference, or where it passes a million.
    /// </summary>
    public static int? Fresh(double difference, double variance, int there, double level)
    {
        var inverse = (difference * difference / (Squares(level) * variance)) - (1.0 / there);
        return !double.IsFinite(inverse) || inverse < 1 / Most ? null : Math.Max(2, (int)Math.Ceiling(1 / inverse));
    }

    private static double Squares(double level)
    {
        var z = Normal.InvCDF(0, 1, 1 - (level / 2)) + Normal.InvCDF(0, 1, Power);
        return z * z;
    }
}
