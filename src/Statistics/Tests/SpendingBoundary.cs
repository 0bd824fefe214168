using MathNet.Numerics.Distributions;

namespace Explorer.Statistics.Tests;

/// <summary>
/// Boundaries of a group-sequential two-sided test that spends its level as α(t) = 4 − 4Φ(z_(1−α/4)/√t) of the information t, half of
/// it on each side (Lan and DeMets, Biometrika 70, 1983, after O'Brien and Fleming): strict early on, nearly the full level at the end. Computed by Armitage,
/// McPherson and Rowe's recursion (Jennison and Turnbull, Group Sequential Methods, 2000, chapter 19).
/// </summary>
internal static class SpendingBoundary
{
    private const int FewestPoints = 240;
    private const int MostPoints = 1_600;

    // Steps of the grid in the narrowest density that it carries: Simpson's rule then errs below 1e-5.
    private const double PointsPerDeviation = 6;
    private const double Beyond = 8.2;

    /// <summary>|Z| at which each look stops.</summary>
    /// <param name="information">Shares of information, increasing, in (0, 1].</param>
    /// <param name="level">α, two-sided.</param>
    public static double[] Of(IReadOnlyList<double> information, double level)
    {
        var bounds = new double[information.Count];
        double[] points = [0];
        double[] masses = [1];
        var (before, spent) = (0.0, 0.0);
        for (var look = 0; look < bounds.Length; look++)
        {
            var t = information[look];
            var allowed = Spent(t, level) - spent;
            spent += allowed;
            var deviation = Math.Sqrt(t - before);
            bounds[look] = Solve(points, masses, deviation, Math.Sqrt(t), allowed);
            var next = look + 1 < bounds.Length ? Math.Sqrt(information[look + 1] - t) : deviation;
            var reach = Math.Min(bounds[look], Beyond) * Math.Sqrt(t);
            var count = (int)Math.Clamp(2 * reach * PointsPerDeviation / Math.Min(deviation, next), FewestPoints, MostPoints);
            (points, masses) = Survivors(points, masses, deviation, reach, count + (count % 2));
            before = t;
        }

        return bounds;
    }

    /// <summary>The two-sided level of a boundary.</summary>
    public static double Level(double bound) => 2 * Normal.CDF(0, 1, -bound);

    private static double Spent(double t, double level) => t >= 1 ? level : 4 * Normal.CDF(0, 1, Normal.InvCDF(0, 1, level / 4) / Math.Sqrt(t));

    // The bound on |Z| whose chance of being passed, among paths that have not stopped, is the level allowed.
    private static double Solve(double[] points, double[] masses, double deviation, double scale, double allowed)
    {
        var (low, high) = (0.0, Beyond);
        for (var step = 0; step < 45; step++)
        {
            var middle = (low + high) / 2;
            if (Passing(points, masses, deviation, middle * scale) > allowed)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    private static double Passing(double[] points, double[] masses, double deviation, double bound)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
            sum += masses[i] * (Normal.CDF(0, 1, (points[i] - bound) / deviation) + Normal.CDF(0, 1, (-bound - points[i]) / deviation));

        return sum;
    }

    // The Brownian motion's density within the bounds at this look, as masses of Simpson's rule.
    private static (double[] Points, double[] Masses) Survivors(double[] points, double[] masses, double deviation, double bound, int last)
    {
        var step = 2 * bound / last;
        var next = new double[last + 1];
        var weights = new double[last + 1];
        for (var i = 0; i <= last; i++)
        {
            next[i] = -bound + (i * step);
            var density = 0.0;
            for (var j = 0; j < points.Length; j++)
            {
                var z = (next[i] - points[j]) / deviation;
                density += masses[j] * Math.Exp(-0.5 * z * z);
            }

            weights[i] = density / (deviation * Math.Sqrt(2 * Math.PI)) * step / 3 * (i == 0 || i == last ? 1 : i % 2 == 1 ? 4 : 2);
        }

        return (next, weights);
    }
}
