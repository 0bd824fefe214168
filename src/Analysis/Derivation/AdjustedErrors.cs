using Explorer.Analysis.Populations;

namespace Explorer.Analysis.Derivation;

/// <summary>
/// The members' errors at equal FLOPs: what a straight line of the error against the logarithm of FLOPs leaves, plus the mean. Within
/// the narrow window of an experiment a line is enough.
/// </summary>
internal sealed class AdjustedErrors
{
    private AdjustedErrors(double[] values, double deviation) => (Values, Deviation) = (values, deviation);

    /// <summary>One a member, in the population's order, as fractions.</summary>
    public double[] Values { get; }

    /// <summary>Their standard deviation.</summary>
    public double Deviation { get; }

    public static AdjustedErrors Of(Population population)
    {
        double[] costs = [.. population.Members.Select(member => Math.Log(Math.Max(1, member.Trial.Complexity.Flops)))];
        var errors = population.Errors.ToArray();
        var (meanCost, meanError) = (costs.Average(), errors.Average());
        var spread = costs.Sum(cost => (cost - meanCost) * (cost - meanCost));
        var slope = spread > 1e-9 ? costs.Zip(errors, (cost, error) => (cost - meanCost) * (error - meanError)).Sum() / spread : 0;
        double[] values = [.. errors.Select((error, i) => error - (slope * (costs[i] - meanCost)))];
        return new AdjustedErrors(values, Math.Sqrt(values.Sum(value => (value - meanError) * (value - meanError)) / Math.Max(1, values.Length - 1)));
    }
}
