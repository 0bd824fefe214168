namespace Explorer.Experiments.Trials;

/// <summary>
/// Members of a stored record that this version of the program has no meaning for, as a later one may write them: kept and written again as
/// they were. Compared by name and value.
/// </summary>
public sealed class UnknownMembers : Dictionary<string, JsonElement>, IEquatable<UnknownMembers>
{
    /// <summary>No members yet.</summary>
    public UnknownMembers()
        : base(StringComparer.Ordinal)
    {
    }

    /// <inheritdoc/>
    public bool Equals(UnknownMembers? other) =>
        other is not null && Count == other.Count && this.All(member => other.TryGetValue(member.Key, out var value) && JsonElement.DeepEquals(member.Value, value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnknownMembers);

    /// <inheritdoc/>
    public override int GetHashCode() => Count;
}
