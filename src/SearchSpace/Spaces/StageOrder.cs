namespace Explorer.SearchSpace.Spaces;

/// <summary>How the stages' values of one parameter depend on each other.</summary>
public enum StageOrder
{
    /// <summary>Not at all.</summary>
    Free,

    /// <summary>One draw for all stages (<c>shared</c>).</summary>
    Shared,

    /// <summary>No stage's value is below the one before (<c>nonDecreasing</c>).</summary>
    NonDecreasing,

    /// <summary>No stage's value is above the one before (<c>nonIncreasing</c>).</summary>
    NonIncreasing,
}
