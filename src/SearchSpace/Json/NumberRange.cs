using System.Globalization;

namespace Explorer.SearchSpace.Json;

/// <summary>The numbers that a member may have.</summary>
/// <param name="Least">Lower bound.</param>
/// <param name="Most">Upper bound.</param>
/// <param name="WithLeast">Whether the lower bound is allowed itself.</param>
/// <param name="WithMost">Whether the upper bound is allowed itself.</param>
public sealed record NumberRange(double Least, double Most, bool WithLeast = true, bool WithMost = true)
{
    /// <summary>Every number from the bound on.</summary>
    public static NumberRange AtLeast(double least) => new(least, double.PositiveInfinity);

    /// <summary>Every number above the bound.</summary>
    public static NumberRange Above(double least) => new(least, double.PositiveInfinity, WithLeast: false);

    /// <summary>From least to most, both allowed.</summary>
    public static NumberRange Closed(double least, double most) => new(least, most);

    /// <summary>From least, allowed, to below most.</summary>
    public static NumberRange Below(double least, double most) => new(least, most, WithMost: false);

    /// <summary>Whether a value is in the range.</summary>
    public bool Holds(double value) =>
        (WithLeast ? value >= Least : value > Least) && (WithMost ? value <= Most : value < Most);

    /// <summary>As a message says it: <c>of at least 0</c>, <c>above 0 and below 1</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(WithLeast ? "of at least" : "above")} {Least}{(double.IsPositiveInfinity(Most) ? "" : $" and {(WithMost ? "at most" : "below")} {Most}")}");
}
