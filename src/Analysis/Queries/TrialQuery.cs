using Explorer.Analysis.Tables;

namespace Explorer.Analysis.Queries;

/// <summary>Which trials are wanted, in which order.</summary>
/// <param name="Where">Those wanted; null for all.</param>
/// <param name="Order">Their order; null for as they are.</param>
/// <param name="Limit">How many of the first at most; null for all.</param>
public sealed record TrialQuery(TrialFilter? Where, TrialOrder? Order, int? Limit)
{
    /// <summary>Whether it reads epochs.</summary>
    public bool NeedsCurves => Where?.NeedsCurves == true || Order?.NeedsCurves == true;

    /// <summary>Whether trials may be left out.</summary>
    public bool IsPart => Where is not null || Limit is not null;

    /// <summary>Those that hold, in order and cut off.</summary>
    /// <param name="rows">Trials for which <see cref="Where"/> holds.</param>
    public IReadOnlyList<TrialRow> Arranged(IReadOnlyList<TrialRow> rows) => Order is null && Limit is null ? rows : [.. (Order?.Sorted(rows) ?? rows).Take(Limit ?? int.MaxValue)];
}
