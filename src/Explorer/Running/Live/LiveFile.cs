using System.Text.Json;

namespace Explorer.Running.Live;

/// <summary>The file in which a run under way tells of itself, replaced whole.</summary>
internal static class LiveFile
{
    // Far above what many workers and many epochs need.
    private const long Largest = 16 << 20;

    /// <summary>Without a sign of life for so long, a run whose process cannot be asked for counts as ended.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Puts a run's state in the place of an earlier one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, LiveRun run)
    {
        WholeFile.Write(path, TrialsJson.Serialize(run));
    }

    /// <summary>Removes it, and what a killed run left of a file that it was writing.</summary>
    public static void Remove(string path)
    {
        File.Delete(path);
        foreach (var draft in Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, $"{Path.GetFileName(path)}.*.tmp"))
            File.Delete(draft);
    }

    /// <summary>The state that a run has left; null where there is none that can be read.</summary>
    public static LiveRun? Read(string path)
    {
        try
        {
            return TrialsJson.Deserialize<LiveRun>(RegularFile.ReadText(path, Largest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether the run that left a state is still at work.</summary>
    public static bool IsUnderWay(LiveRun run, DateTimeOffset now) => run.Process.IsAlive() ?? (now - run.WrittenAt).Duration() < Patience;
}
