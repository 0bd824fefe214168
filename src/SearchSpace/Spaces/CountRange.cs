namespace Explorer.SearchSpace.Spaces;

/// <summary>Bounds on a count, both allowed.</summary>
/// <param name="Least">Lower bound; null for none.</param>
/// <param name="Most">Upper bound, at least the lower one; null for none.</param>
public sealed record CountRange(long? Least, long? Most)
{
    /// <summary>No bounds.</summary>
    public static CountRange All { get; } = new(null, null);

    /// <summary>How far a count is from the range: negative below it, positive above, 0 inside.</summary>
    public long Distance(long count) => count < Least ? count - Least.Value : count > Most ? count - Most.Value : 0;

    /// <inheritdoc/>
    public override string ToString() => (Least, Most) switch
    {
        (null, null) => "any",
        (null, _) => $"at most {Most}",
        (_, null) => $"at least {Least}",
        _ => $"{Least} to {Most}",
    };
}
