using Explorer.Analysis.Parameters;

namespace Explorer.Analysis.Derivation;

/// <summary>
/// The members' errors at equal FLOPs and equal training: what a regression of the error on the logarithm of FLOPs and on swept training
/// settings leaves, plus the mean. Within the narrow window of an experiment a line in FLOPs is enough.
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
        var errors = population.Errors.ToArray();
        var columns = NetworkMeasure.Swept(population).Select(measure => RegressionTerm.Of(measure, population.Members)).OfType<RegressionTerm>().SelectMany(term => term.Columns)
            .Prepend([.. population.Members.Select(member => Math.Log(Math.Max(1, member.Trial.Complexity.Flops)))]);
        var residuals = new LeastSquares([.. columns], errors).Residuals;
        var mean = errors.Average();
        return new AdjustedErrors([.. residuals.Select(residual => mean + residual)], Math.Sqrt(residuals.Sum(residual => residual * residual) / Math.Max(1, residuals.Length - 1)));
    }
}
