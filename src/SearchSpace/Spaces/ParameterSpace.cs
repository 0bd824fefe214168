namespace Explorer.SearchSpace.Spaces;

/// <summary>
/// The parameters of trials that another program ran, with the ranges that they were seen in: a space without networks, which
/// stored definitions alone have.
/// </summary>
public sealed record ParameterSpace : DesignSpace
{
    /// <inheritdoc/>
    public override string Family => "parameters";

    /// <summary>The parameters, in the table's order; may be none.</summary>
    public required ValueList<ParameterRange> Parameters { get; init; }

    /// <summary>What the trials' errors stand for.</summary>
    public required MetricScale Metric { get; init; }
}
