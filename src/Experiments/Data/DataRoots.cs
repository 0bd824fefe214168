namespace Explorer.Experiments.Data;

/// <summary>The folders that data sets are looked for in.</summary>
public static class DataRoots
{
    /// <summary>Environment variable that names a folder of data sets.</summary>
    public const string Variable = "EXPLORER_DATA";

    /// <summary>The folder that the user named, alone; without one <c>$EXPLORER_DATA</c>, then <c>~/.cache/explorer/datasets</c>.</summary>
    public static IReadOnlyList<string> For(string? directory)
    {
        if (directory is not null)
            return [directory];
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = Path.Combine(home, ".cache", "explorer", "datasets");
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? [named, cache] : [cache];
    }
}
