namespace Explorer.Analysis.Populations;

/// <summary>
/// Random-search efficiency: what a search that tries k of a population's n networks finds at best (Radosavovic et al., 2019, section 5.1),
/// exactly and not by repeated searches. Of k different networks the i-th best of all is the best with probability C(n − i, k − 1) / C(n, k)
/// (David and Nagaraja, Order Statistics, section 2.1), so the expected least error never rises with k: k = 1 gives the mean, k = n the least.
/// It tells of these networks: how much lower the space reaches, a sample does not show.
/// </summary>
public static class RandomSearchCurve
{
    /// <summary>Share of the searches that find less than the band's lower end, and of those that find more than its upper.</summary>
    public const double Tail = 0.05;

    // Differences of shares below this are rounding.
    private const double Rounding = 1e-12;

    /// <summary>The curve at k = 1, 2, 4, … and n.</summary>
    /// <param name="population">Any population; an empty one has no curve.</param>
    public static ImmutableArray<RandomSearchPoint> Of(Population population)
    {
        var points = ImmutableArray.CreateBuilder<RandomSearchPoint>();
        for (var draws = 1; draws < population.Count; draws *= 2)
            points.Add(Point(population.Errors, draws));

        if (population.Count > 0)
            points.Add(Point(population.Errors, population.Count));

        return points.ToImmutable();
    }

    private static RandomSearchPoint Point(ReadOnlySpan<double> errors, int draws)
    {
        var (mean, below) = (0.0, 0.0);
        double? lower = null, upper = null;
        var weight = (double)draws / errors.Length;
        for (var i = 0; i <= errors.Length - draws; i++)
        {
            mean += weight * errors[i];
            below += weight;
            lower ??= below >= Tail - Rounding ? errors[i] : null;
            upper ??= below >= 1 - Tail - Rounding ? errors[i] : null;

            // C(n − i − 1, k − 1) from C(n − i, k − 1), where i counts from 1.
            weight *= (errors.Length - i - draws) / (errors.Length - i - 1.0);
        }

        return new RandomSearchPoint(draws, mean, lower!.Value, upper!.Value);
    }
}
