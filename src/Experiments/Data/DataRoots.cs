namespace Explorer.Experiments.Data;

/// <summary>The folders that data sets are looked for in.</summary>
public static class DataRoots
{
    /// <summary>Environment variable that names a folder of data sets.</summary>
    public const string Variable = "EXPLORER_DATA";

    private const string CacheVariable = "XDG_CACHE_HOME";
    private static readonly AsyncLocal<string?> Named = new();

    /// <summary>Looks into a folder first wherever the usual ones are asked for, in this command and what it awaits: what <c>--data</c> names is known to every reader of a command.</summary>
    /// <param name="directory">The folder; null for the usual ones alone.</param>
    public static void LookFirstIn(string? directory) => Named.Value = directory;

    /// <summary>
    /// The folder that the user named, alone; without one that of <see cref="LookFirstIn"/>, <c>$EXPLORER_DATA</c>, <c>$XDG_CACHE_HOME/explorer/datasets</c>, then
    /// <c>~/.cache/explorer/datasets</c>, of which the first is where new ones go.
    /// </summary>
    public static IReadOnlyList<string> For(string? directory)
    {
        if (directory is not null)
            return [directory];
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        string?[] roots = [Named.Value, Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null, Below(Environment.GetEnvironmentVariable(CacheVariable), ""), Below(home, ".cache")];
        return [.. roots.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The folder that new data sets go to.</summary>
    /// <exception cref="InvalidInputException">None is named, and there is no home folder.</exception>
    public static string ForWriting(string? directory)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var roots = For(directory);
        return roots.Count > 0 && (roots[0] != Below(home, ".cache") || Directory.Exists(home))
            ? roots[0]
            : throw new InvalidInputException("HOME", $"\"{home}\" is no folder, so there is no place for data sets; name one with --data DIR, ${Variable} or ${CacheVariable}");
    }

    // A relative path would be another folder wherever the program is started.
    private static string? Below(string? cache, string folder) => Path.IsPathRooted(cache) ? Path.Combine(cache, folder, "explorer", "datasets") : null;
}
