using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Tests;

/// <summary>How large a population would have to be.</summary>
internal static class PowerEstimate
{
    private const double Power = 0.8;
    private const double Difference = 0.5;

    /// <summary>
    /// Members for a difference of half a standard deviation between halves of a population to be found with 80 % power, two-sided, at
    /// the strictest step of Holm's correction: n = 4·((z_{1−α/2m} + z_{0.8}) / 0.5)².
    /// </summary>
    public static int HalvesCount(double level, int tests)
    {
        var z = Normal.InvCDF(0, 1, 1 - (level / (2 * tests))) + Normal.InvCDF(0, 1, Power);
        return (int)Math.Ceiling(4 * z * z / (Difference * Difference));
    }
}
