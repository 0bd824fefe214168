using System.Security.Cryptography;
using Explorer.Commands.Explore;
using Explorer.Execution.Publishing;
using Explorer.Execution.Slurm;

namespace Explorer.Clusters;

/// <summary>A run's folder on the file system that all nodes see: nobody else may enter it, and one coordinator at a time has it.</summary>
internal sealed class ClusterFolder : IDisposable
{
    private const string Default = "cluster";
    private const string IdFile = "run.id";
    private const string LockFile = "coordinator.lock";
    private const string ScriptFile = "worker.sh";
    private const int IdBytes = 6;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly FileStream _lock;

    private ClusterFolder(string path, string id, FileStream taken) => (Path, Id, _lock) = (path, id, taken);

    /// <summary>The folder, in full.</summary>
    public string Path { get; }

    /// <summary>Drawn once, before the first job is sent: the jobs of this run are known by it.</summary>
    public string Id { get; }

    /// <summary>Name of all its jobs.</summary>
    public string JobName => $"explorer-{Id}";

    /// <summary>What a job runs.</summary>
    public string Script => System.IO.Path.Combine(Path, ScriptFile);

    /// <summary>Where a run's folder lies.</summary>
    public static string Of(ClusterRequest request, RunRequest run) => System.IO.Path.GetFullPath(request.RunFolder ?? System.IO.Path.Combine(run.Out, Default));

    /// <summary>Makes the folder, or finds it, and takes it.</summary>
    /// <exception cref="InvalidInputException">Others may enter it, it cannot be written, or another coordinator has it.</exception>
    public static ClusterFolder Open(string full)
    {
        try
        {
            Require(full);
            var taken = new FileStream(System.IO.Path.Combine(full, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new ClusterFolder(full, ReadId(System.IO.Path.Combine(full, IdFile)), taken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("--run-folder", $"{full} cannot be used: {FileFault.Of(e)}; a run that is under way has its own folder");
        }
    }

    /// <summary>Makes the folder with the one for jobs' output, or finds it.</summary>
    /// <exception cref="InvalidInputException">It is another user's, or others may enter it.</exception>
    public static void Require(string full)
    {
        WholeFolder.Create(full);
        if (!RegularFile.IsOwn(full))
            throw new InvalidInputException("--run-folder", $"{full} belongs to another user, who could read what lets jobs in; name a folder of your own");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(full) & Others) is not UnixFileMode.None and var others)
            throw new InvalidInputException("--run-folder", $"{full} may be entered by others (mode {Convert.ToString((int)(File.GetUnixFileMode(full) & (UnixFileMode)0x1FF), 8)}, of that {others}), and what lies in it lets jobs in; expected mode 700: chmod 700 '{full}', or name another folder");
        WholeFolder.Create(System.IO.Path.Combine(full, SlurmOrder.Logs));
    }

    /// <summary>Writes what a job runs.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="setup">A script to read first; null for none.</param>
    /// <param name="libtorch">What <c>LIBTORCH</c> is to be; null for unset.</param>
    /// <param name="limit">The time that Slurm gives a job; null where that is not known.</param>
    public void WriteScript(IEnumerable<string> command, string? setup, string? libtorch, TimeSpan? limit)
    {
        List<string> lines = ["#!/bin/bash", "began=$(date +%s)", libtorch is null ? "unset LIBTORCH" : $"export LIBTORCH={Quoted(libtorch)}"];
        if (setup is not null)
            lines.Add($". {Quoted(System.IO.Path.GetFullPath(setup))} || {{ echo \"explorer: the set-up script failed ($?)\" >&2; exit 1; }}");
        var until = limit is { } time ? string.Create(CultureInfo.InvariantCulture, $" {AgentCommand.Until} $((began + {time.TotalSeconds:0}))") : "";
        lines.Add($"exec {string.Join(' ', command.Select(Quoted))}{until}");
        WholeFile.Write(Script, string.Join('\n', lines) + "\n");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static string ReadId(string path)
    {
        if (!File.Exists(path))
            WholeFile.Write(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)));
        return RegularFile.ReadText(path).Trim();
    }

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
