using Explorer.SearchSpace.Files;
using Explorer.SearchSpace.Json;
using Explorer.Zoo.Latency;

namespace Explorer.Zoo;

/// <summary>A folder of exported networks.</summary>
/// <param name="root">The folder.</param>
public sealed class ZooLibrary(string root)
{
    /// <summary>The folder.</summary>
    public string Root { get; } = root;

    /// <summary>What it is called.</summary>
    public string Name => Path.GetFileName(Full(Root));

    /// <summary>What the index lists, by name; empty for a zoo that does not exist yet.</summary>
    /// <exception cref="InvalidInputException">The index is corrupt or of a newer program.</exception>
    public IReadOnlyList<ZooIndexEntry> List()
    {
        var path = Path.Combine(Root, ZooNames.Index);
        if (!File.Exists(path))
            return [];
        var index = ZooJson.Read<ZooIndex>(path);
        if (index.Version is < 1 or > ZooIndex.CurrentVersion)
            throw new InvalidInputException(path, [new Problem("$.version", $"{index.Version}, this program reads up to {ZooIndex.CurrentVersion}: it needs a newer program")]);
        if (index.Entries.Any(entry => entry is null))
            throw new InvalidInputException(path, [new Problem("$.entries", "has null in it, expected entries")]);
        return index.Entries.FirstOrDefault(entry => !IsPlainName(entry.Name)) is { } outside
            ? throw new InvalidInputException(path, [new Problem("$.entries", $"has an entry \"{outside.Name}\", expected the name of a folder in the zoo")])
            : [.. index.Entries];
    }

    /// <summary>Opens the entry of that name, or in that folder of this zoo, as a shell completes it.</summary>
    /// <exception cref="InvalidInputException">There is none (the message names the nearest), or it is corrupt.</exception>
    public ZooEntry Open(string name) => ZooEntry.Open(FolderOf(name));

    /// <summary>The latency kept with a listed entry; null where there is none, or none that can be read.</summary>
    public ZooLatency? LatencyOf(ZooIndexEntry entry)
    {
        try
        {
            return ZooLatency.Read(Path.Combine(Root, entry.Name));
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    /// <summary>The folder of the entry of that name.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    internal string FolderOf(string name)
    {
        var folder = Path.Combine(Root, name);
        if (IsPlainName(name) && Directory.Exists(folder))
            return folder;
        if (name.Length > 0 && File.Exists(Path.Combine(name, ZooNames.Metrics)) && Directory.GetParent(Full(name))!.FullName == Full(Root))
            return Full(name);
        if (name.Length > 0 && File.Exists(Path.Combine(name, ZooNames.Metrics)))
            throw new InvalidInputException(Root, $"no entry \"{name}\": it is an entry of another zoo; name that with --zoo {Directory.GetParent(Full(name))!.FullName}");
        var names = List().Select(entry => entry.Name).ToArray();
        throw new InvalidInputException(Root, names.Length == 0
            ? $"no entry \"{name}\": the zoo is empty; export networks to it first"
            : $"no entry \"{name}\"; {NearMatch.Advice(name, names)}");
    }

    /// <summary>Whether a name can be that of an entry's folder: letters, digits, and - _ . inside.</summary>
    internal static bool IsPlainName(string name)
        => name.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>Moves a finished folder in as an entry and lists it; one export at a time.</summary>
    /// <exception cref="InvalidInputException">The entry exists and is not to be replaced, or another export is at work.</exception>
    internal void Add(string finishedFolder, ZooMetrics metrics, bool replace)
    {
        using var held = Hold();
        var target = Path.Combine(Root, metrics.Name);
        if (Directory.Exists(target) && !replace)
            throw new InvalidInputException(target, "this entry exists; choose another name (--name), or replace it (--replace)");
        Swap(finishedFolder, target);
        var others = List().Where(entry => entry.Name != metrics.Name);
        var index = new ZooIndex
        {
            Version = ZooIndex.CurrentVersion,
            Entries = others.Append(Summarise(target, metrics)).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToValueList(),
        };
        ZooJson.Write(Path.Combine(Root, ZooNames.Index), index);
    }

    // The old entry is put aside until the new one is in its place, so that a kill between the two loses neither.
    private static void Swap(string finishedFolder, string target)
    {
        var old = $"{finishedFolder}.old";
        if (Directory.Exists(target))
            Directory.Move(target, old);
        Directory.Move(finishedFolder, target);
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
    }

    private static ZooIndexEntry Summarise(string folder, ZooMetrics metrics) => new()
    {
        Name = metrics.Name,
        Hash = metrics.Trial.Hash,
        Experiment = metrics.Trial.Experiment,
        Rank = metrics.Rank,
        Population = metrics.Population,
        Data = metrics.Data.Name,
        Flops = metrics.Trial.Complexity.Flops,
        Params = metrics.Trial.Complexity.Params,
        ValidationError = metrics.Validation.Error,
        TestError = metrics.Test.Error,
        TestImages = metrics.Test.Images,
        MetricsSha256 = ZooFile.Of(folder, ZooNames.Metrics).Sha256,
    };

    private static string Full(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private FileStream Hold()
    {
        var path = Path.Combine(Root, ZooNames.Lock);
        try
        {
            WholeFile.RefuseLink(path);
        }
        catch (IOException error)
        {
            throw new InvalidInputException(Root, error.Message);
        }

        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new InvalidInputException(Root, "another export is writing to this zoo; try again when it is done");
        }
    }
}
