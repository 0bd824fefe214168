namespace Explorer.Analysis.Prediction;

/// <summary>A proxy against the best baseline.</summary>
public enum ProxyVerdict
{
    /// <summary>It orders networks better.</summary>
    Beats,

    /// <summary>These networks do not show a difference.</summary>
    NoDifferenceShown,

    /// <summary>It orders networks worse.</summary>
    FallsShort,
}
