namespace Explorer.Models.Weights;

/// <summary>
/// A weight file under the names of the network itself, without what wrappers put before them: <c>_orig_mod.</c> (compiled), <c>module.</c>
/// (parallel or averaged), <c>model.</c>, <c>net.</c> and the like (a training's own class), one or several, before all names or some.
/// </summary>
internal sealed class UnwrappedFile : IWeightFile
{
    // What a wrapper counts beside the network's tensors: averages averaged.
    private const string Counter = "n_averaged";
    private const string Compiled = "_orig_mod.";
    private static readonly string[] Prefixes = ["module.", "model.", "net.", "network.", "backbone.", "ema_model."];

    private readonly IWeightFile _inner;
    private readonly Dictionary<string, TensorEntry> _entries;

    private UnwrappedFile(IWeightFile inner, Dictionary<string, TensorEntry> entries) =>
        (_inner, _entries, Entries) = (inner, entries, [.. entries.Select(pair => pair.Value with { Name = pair.Key })]);

    public string Path => _inner.Path;

    public string Format => _inner.Format;

    public IReadOnlyList<TensorEntry> Entries { get; }

    public IReadOnlyDictionary<string, string> Metadata => _inner.Metadata;

    /// <summary>The file under the network's own names; as it is where none has a wrapper's, or two would become one.</summary>
    public static IWeightFile Of(IWeightFile file)
    {
        var entries = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
        var differ = false;
        foreach (var entry in file.Entries)
        {
            var name = Bare(entry.Name);
            differ |= name != entry.Name;
            if (name != Counter && !entries.TryAdd(name, entry))
                return file;
        }

        return differ ? new UnwrappedFile(file, entries) : file;
    }

    public byte[] Read(TensorEntry entry) => _inner.Read(_entries[entry.Name]);

    public void Dispose() => _inner.Dispose();

    private static string Bare(string name)
    {
        // A part of a network may be compiled by itself.
        var bare = name.Replace("." + Compiled, ".", StringComparison.Ordinal);
        while (Array.Find([Compiled, .. Prefixes], prefix => bare.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix)
            bare = bare[prefix.Length..];
        return bare;
    }
}
