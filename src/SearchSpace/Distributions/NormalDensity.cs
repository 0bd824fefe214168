namespace Explorer.SearchSpace.Distributions;

/// <summary>The normal density whose mean is an interval's centre and whose deviation is a sixth of its length.</summary>
internal static class NormalDensity
{
    private const double Deviations = 6;
    private const double LongestPanel = 0.01;

    /// <summary>Draws until a value falls inside the interval; about 3 of 1,000 do not.</summary>
    public static double DrawClipped(SplitMix64 random, double low, double high)
    {
        while (true)
        {
            var value = ((low + high) / 2) + ((high - low) / Deviations * random.NextNormal());
            if (value >= low && value <= high)
                return value;
        }
    }

    /// <summary>The integral of exp(−z²/2) between two points of the interval, by Simpson's rule to about 1e-11.</summary>
    public static double MassClipped(double from, double to, double low, double high)
    {
        var deviation = (high - low) / Deviations;
        var centre = (low + high) / 2;
        var (a, b) = ((from - centre) / deviation, (to - centre) / deviation);
        var panels = 2 * (int)Math.Ceiling((b - a) / LongestPanel / 2);
        var step = (b - a) / Math.Max(panels, 1);
        var sum = 0.0;
        for (var i = 0; i <= panels; i++)
        {
            var z = a + (i * step);
            var weight = i == 0 || i == panels ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.Exp(-z * z / 2);
        }

        return sum * step / 3;
    }
}
