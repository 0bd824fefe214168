using System.Globalization;
using Explorer.Training.Machine;

namespace Explorer.Training.Tests.Machine;

/// <summary>A folder like <c>/proc</c> of a machine of four processors, of which process 100 may use the first two.</summary>
internal sealed class MadeUpProc : IDisposable
{
    public const int Own = 100;

    private readonly string _folder = Directory.CreateTempSubdirectory("explorer-proc-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What is read of it at a moment. Seconds since the start; CPU times are hundredths of a second, as the files have them.</summary>
    public ProcessorUse? Read(double uptime, MadeUpCore[] cores, MadeUpProcess[] processes, long? delay = 0)
    {
        foreach (var old in Directory.GetDirectories(_folder))
            Directory.Delete(old, recursive: true);
        Write("uptime", string.Create(CultureInfo.InvariantCulture, $"{uptime:F2} 0.00\n"));
        Write("stat", string.Concat(
            "cpu  1 1 1 1 1 1 1 1 0 0\n",
            string.Concat(cores.Select((core, i) => string.Create(CultureInfo.InvariantCulture, $"cpu{i} {core.User} {core.Nice} {core.System} {core.Idle} 7 {core.Interrupts} 0 {core.Steal} {core.User} 0\n"))),
            "intr 5 0\nctxt 12\n"));
        if (delay is not null)
            Write("thread-self/schedstat", $"{delay + 1} {delay} 3\n");
        foreach (var process in processes)
            Write($"{process.Id}/stat", string.Create(CultureInfo.InvariantCulture, $"{process.Id} ({process.Name}) S {process.Parent} 1 1 0 -1 4194304 9 9 9 9 {process.User} {process.System} {process.ChildUser} 0 20 0 1 0 {process.Start} 3133440 393\n"));
        if (processes.Any(process => process.Id == Own))
            Write($"{Own}/status", "Name:\texplorer\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n");
        return ProcessorUse.Read(_folder, Own);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

internal sealed record MadeUpCore(long User, long Idle, long Nice = 0, long System = 0, long Interrupts = 0, long Steal = 0);

internal sealed record MadeUpProcess(int Id, string Name, int Parent, long User, long System = 0, long ChildUser = 0, long Start = 1);
