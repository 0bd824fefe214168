namespace Explorer.Statistics.Regressions;

/// <summary>The power law y = a·x^p through points, by least squares of the logarithms.</summary>
/// <param name="Coefficient">a, in y's unit at x = 1, with its bootstrap interval.</param>
/// <param name="Exponent">p, with its bootstrap interval.</param>
/// <param name="Count">Points.</param>
/// <param name="Range">The largest x over the least: below about 2, an exponent says little.</param>
public sealed record PowerLaw(Estimate Coefficient, Estimate Exponent, int Count, double Range)
{
    /// <summary>Fewest points for an interval.</summary>
    public const int LeastForInterval = 8;

    /// <summary>Fits points in groups; the bootstrap resamples within each group.</summary>
    /// <param name="groups">Points (x, y) of each group, all above 0.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>The law; null where all x are equal.</returns>
    public static PowerLaw? Of(IReadOnlyList<IReadOnlyList<(double X, double Y)>> groups, ulong seed = 1)
    {
        (double X, double Y)[] logs = [.. groups.SelectMany(group => group).Select(point => (Math.Log(point.X), Math.Log(point.Y)))];
        var estimates = PercentileBootstrap.Of([.. groups.Select(group => group.Count)], drawn => Line(drawn, logs), seed, LeastForInterval);
        return estimates is null ? null : new PowerLaw(Exponential(estimates[0]), estimates[1], logs.Length, Math.Exp(logs.Max(point => point.X) - logs.Min(point => point.X)));
    }

    private static double[]? Line(int[] drawn, (double X, double Y)[] logs)
    {
        var (meanX, meanY) = (drawn.Average(i => logs[i].X), drawn.Average(i => logs[i].Y));
        var spread = drawn.Sum(i => (logs[i].X - meanX) * (logs[i].X - meanX));
        if (spread < 1e-12)
            return null;

        var slope = drawn.Sum(i => (logs[i].X - meanX) * (logs[i].Y - meanY)) / spread;
        return [meanY - (slope * meanX), slope];
    }

    private static Estimate Exponential(Estimate log) => new(
        Math.Exp(log.Value), log.Interval is { } interval ? interval with { Lower = Math.Exp(interval.Lower), Upper = Math.Exp(interval.Upper) } : null);
}
