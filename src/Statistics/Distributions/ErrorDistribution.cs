using System.Collections.Immutable;

namespace Explorer.Statistics.Distributions;

/// <summary>
/// The empirical distribution function (EDF) of a population's errors, F(e) = (1/n) Σ 1[e_i &lt; e]: the share of trials with an
/// error strictly below e (Radosavovic et al., Designing Network Design Spaces, 2020, equation 1). It is 0 at the least error.
/// </summary>
public sealed class ErrorDistribution
{
    private readonly double[] _sorted;

    private ErrorDistribution(double[] sorted)
    {
        _sorted = sorted;
        Steps = [.. StepsOf(sorted)];
    }

    /// <summary>n: the errors in it.</summary>
    public int Count => _sorted.Length;

    /// <summary>Where F rises, by error.</summary>
    public ImmutableArray<DistributionStep> Steps { get; }

    /// <summary>The EDF of errors in any order, none too.</summary>
    /// <param name="errors">Fractions; none NaN.</param>
    public static ErrorDistribution Of(IEnumerable<double> errors)
    {
        double[] sorted = [.. errors];
        if (Array.Exists(sorted, double.IsNaN))
            throw new ArgumentException("An error is NaN", nameof(errors));

        Array.Sort(sorted);
        return new ErrorDistribution(sorted);
    }

    /// <summary>The trials with an error strictly below <paramref name="error"/>.</summary>
    public int CountBelow(double error)
    {
        var low = 0;
        var high = _sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sorted[middle] < error)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>F(<paramref name="error"/>), in [0, 1].</summary>
    /// <exception cref="InvalidOperationException">The distribution is empty.</exception>
    public double Evaluate(double error) => Count > 0
        ? (double)CountBelow(error) / Count
        : throw new InvalidOperationException("An empty population has no distribution");

    private static IEnumerable<DistributionStep> StepsOf(double[] sorted)
    {
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first])
                next++;

            yield return new DistributionStep(sorted[first], first, next);
            first = next;
        }
    }
}
