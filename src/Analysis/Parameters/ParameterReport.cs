namespace Explorer.Analysis.Parameters;

/// <summary>What a population teaches about its parameters.</summary>
public sealed record ParameterReport
{
    /// <summary>Networks; repeats of one network count once.</summary>
    public required int Count { get; init; }

    /// <summary>Each parameter: choices first.</summary>
    public required ImmutableArray<ParameterEffect> Effects { get; init; }

    /// <summary>The additive fit of the choices; null where there are too few networks for one.</summary>
    public required AdditiveFit? Fit { get; init; }

    /// <summary>The regression on swept settings and choices at once; null where there are too few networks for one.</summary>
    public required ParameterRegression? Regression { get; init; }

    /// <summary>What the fit says of the choices' independence, in a sentence.</summary>
    public required string IndependenceInWords { get; init; }
}
