using Explorer.Statistics.Distributions;

namespace Explorer.Experiments.Tests.LearningCurves;

/// <summary>Curves that fall to a limit of their own, with noise in log-odds at every epoch.</summary>
internal static class SimulatedCurves
{
    public static double[][] Draw(int count, int epochs, ulong seed, double noise = 0.08)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Curve(-0.5 + (0.6 * random.NextNormal()), 0.5 + random.NextDouble(), epochs, noise, random))];
    }

    /// <summary>One curve with a known limit.</summary>
    public static double[] Curve(double limit, double rate, int epochs, double noise, SplitMix64 random) =>
        [.. Enumerable.Range(1, epochs).Select(epoch => LogitScale.Error(limit + (1.5 * Math.Exp(-rate * epoch)) + (noise * random.NextNormal())))];
}
