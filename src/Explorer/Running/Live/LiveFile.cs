using System.Text;
using System.Text.Json;

namespace Explorer.Running.Live;

/// <summary>The file in which a run under way tells of itself, replaced whole.</summary>
internal static class LiveFile
{
    // Far above what many workers and many epochs need.
    private const long Largest = 16 << 20;
    private const string Draft = ".live-";

    /// <summary>Without a sign of life for so long, a run whose process cannot be asked for counts as ended.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Puts a run's state in the place of an earlier one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, LiveRun run)
    {
        // A new file of a name that nobody can have put a link at.
        var draft = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Draft + Path.GetRandomFileName());
        try
        {
            using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                file.Write(Encoding.UTF8.GetBytes(TrialsJson.Serialize(run)));
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>Removes it, and what a killed run left of a file that it was writing.</summary>
    public static void Remove(string path)
    {
        File.Delete(path);
        foreach (var draft in Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, Draft + "*"))
            File.Delete(draft);
    }

    /// <summary>The state that a run has left; null where there is none that can be read.</summary>
    public static LiveRun? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > Largest)
                return null;
            using var reader = new StreamReader(file);
            return TrialsJson.Deserialize<LiveRun>(reader.ReadToEnd());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether the run that left a state is still at work.</summary>
    public static bool IsUnderWay(LiveRun run, DateTimeOffset now) => run.Process.IsAlive() ?? (now - run.WrittenAt).Duration() < Patience;
}
