namespace Explorer.SearchSpace.Spaces;

/// <summary>One parameter of a table of trials, as it was seen.</summary>
public sealed record ParameterRange
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its values are.</summary>
    public required ParameterKind Kind { get; init; }

    /// <summary>Least number seen; 0 for words and flags.</summary>
    public double Low { get; init; }

    /// <summary>Greatest number seen; 0 for words and flags.</summary>
    public double High { get; init; }

    /// <summary>Whether the numbers lie more evenly by their logarithms.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The numbers seen, where they are few and each is there several times; none for a range.</summary>
    public ValueList<double> Values { get; init; }

    /// <summary>The words seen; none for numbers and flags.</summary>
    public ValueList<string> Words { get; init; }
}

/// <summary>What the values of a parameter are.</summary>
public enum ParameterKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Whole numbers.</summary>
    Whole,

    /// <summary>Words.</summary>
    Word,

    /// <summary>True or false.</summary>
    Flag,
}
