namespace Explorer.Training.Data.Folders;

/// <summary>Files or folders that an import leaves aside for one reason.</summary>
/// <param name="Reason">The reason, in words.</param>
/// <param name="Count">How many.</param>
/// <param name="First">The first ones' paths, relative to the source.</param>
public sealed record PassedOver(string Reason, int Count, IReadOnlyList<string> First)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Count:N0} {Reason}: {string.Join(", ", First)}{(Count > First.Count ? ", …" : "")}");
}

/// <summary>Collects what an import leaves aside.</summary>
/// <param name="root">The source.</param>
internal sealed class PassedOverLog(string root)
{
    private const int MostNamed = 5;
    private readonly SortedDictionary<string, (int Count, List<string> First)> _reasons = new(StringComparer.Ordinal);

    public IReadOnlyList<PassedOver> All => [.. _reasons.Select(reason => new PassedOver(reason.Key, reason.Value.Count, reason.Value.First))];

    public void Add(string reason, string path)
    {
        var (count, first) = _reasons.GetValueOrDefault(reason, (0, []));
        if (first.Count < MostNamed)
            first.Add(Path.GetRelativePath(root, path));
        _reasons[reason] = (count + 1, first);
    }
}
