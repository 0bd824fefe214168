using Explorer.SearchSpace.Sampling;

namespace Explorer.Statistics.GaussianProcesses;

/// <summary>
/// Kernel parameters of greatest marginal likelihood times a prior, by gradients from several seeded starts. The prior on length scales,
/// ln ℓ normal around √2 + ½ ln d with deviation √3, is that of Hvarfner, Hellsten and Nardi (Vanilla Bayesian Optimization Performs Great
/// in High Dimensions, 2024): without it as many length scales as trials fit the noise. Variances have wide priors around those of
/// targets scaled to variance 1.
/// </summary>
internal static class KernelSearch
{
    /// <summary>Rows that the search looks at; its cost grows with their cube.</summary>
    public const int MostRows = 200;

    /// <summary>Starts of a search that is to find the best there is.</summary>
    public const int Starts = 3;

    private const int Steps = 40;
    private const double ScaleDeviation = 1.7320508075688772;
    private const double SignalDeviation = 1;
    private const double NoiseMean = -1.5;
    private const double NoiseDeviation = 1.5;

    // exp(±12) is beyond what any data tell apart.
    private const double Bound = 12;

    /// <summary>The parameters found.</summary>
    /// <param name="rows">Rows of features scaled to deviation 1.</param>
    /// <param name="targets">Targets scaled to mean 0 and variance 1.</param>
    /// <param name="seed">Seed of starts, and of the subset where there are more rows than <see cref="MostRows"/>.</param>
    /// <param name="starts">Starting points, at least 1.</param>
    public static KernelParameters Find(double[][] rows, double[] targets, ulong seed, int starts = Starts)
    {
        var random = new SplitMix64(Seeds.Derive(seed, "kernel", 0));
        (rows, targets) = Subset(rows, targets, random);
        var features = rows[0].Length;
        var likelihood = new MarginalLikelihood(rows, targets);
        var (best, least) = (Prior(features), double.PositiveInfinity);
        for (var start = 0; start < starts; start++)
        {
            var from = Prior(features);
            for (var i = 0; start > 0 && i < from.Length; i++)
                from[i] += random.NextNormal();

            var (value, point) = QuasiNewton.Minimise(logs => Objective(likelihood, logs), from, Steps);
            if (value < least)
                (least, best) = (value, point);
        }

        return KernelParameters.FromLogs(best);
    }

    /// <summary>Minus the logarithm of likelihood times prior, and its gradient.</summary>
    public static (double Value, double[] Gradient) Objective(MarginalLikelihood likelihood, double[] logs)
    {
        if (Array.Exists(logs, log => !(Math.Abs(log) <= Bound)) || likelihood.At(logs) is not { } found)
            return (double.PositiveInfinity, logs);

        var value = -found.Value;
        var gradient = Array.ConvertAll(found.Gradient, slope => -slope);
        var means = Prior(logs.Length - 2);
        for (var i = 0; i < logs.Length; i++)
        {
            var deviation = i < logs.Length - 2 ? ScaleDeviation : i == logs.Length - 2 ? SignalDeviation : NoiseDeviation;
            var offset = (logs[i] - means[i]) / deviation;
            value += offset * offset / 2;
            gradient[i] += offset / deviation;
        }

        return (value, gradient);
    }

    private static double[] Prior(int features) =>
        [.. Enumerable.Repeat(Math.Sqrt(2) + (0.5 * Math.Log(features)), features), 0, NoiseMean];

    private static (double[][] Rows, double[] Targets) Subset(double[][] rows, double[] targets, SplitMix64 random)
    {
        if (rows.Length <= MostRows)
            return (rows, targets);

        int[] order = [.. Enumerable.Range(0, rows.Length)];
        for (var i = 0; i < MostRows; i++)
        {
            var other = i + random.NextInt(order.Length - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return ([.. order.Take(MostRows).Select(i => rows[i])], [.. order.Take(MostRows).Select(i => targets[i])]);
    }
}
