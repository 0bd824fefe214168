namespace Explorer.Experiments.Studies;

/// <summary>How a study in auto mode tries constraints.</summary>
public sealed record AutoSettings
{
    /// <summary>Constraints tried unless told otherwise.</summary>
    public const int DefaultRounds = 8;

    /// <summary>Level of a verdict unless told otherwise.</summary>
    public const double DefaultLevel = 0.05;

    /// <summary>Networks of a new space at each look at its verdict, increasing; the last is the most that are trained.</summary>
    public required ValueList<int> Looks { get; init; }

    /// <summary>Level of the sequential test over all looks, in (0, 1).</summary>
    public double Level { get; init; } = DefaultLevel;

    /// <summary>Most constraints to try; at least 1.</summary>
    public int Rounds { get; init; } = DefaultRounds;
}
