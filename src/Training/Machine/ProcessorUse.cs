using Explorer.SearchSpace.Files;
using System.Globalization;

namespace Explorer.Training.Machine;

/// <summary>
/// How long the processors that this process may use, and all processes, have been at work at one moment. Source: proc_stat(5),
/// proc_uptime(5) and proc_pid_stat(5) of the Linux manual pages; schedstat from the kernel's sched-stats.
/// </summary>
public sealed record ProcessorUse
{
    // What Linux counts in for programs, on every processor that .NET runs on.
    private const double TicksPerSecond = 100;
    private const int Idle = 3, Waiting = 4, Stolen = 7, CountedStates = 8;
    private const int ParentField = 1, UserField = 11, SystemField = 12, ChildUserField = 13, ChildSystemField = 14, StartField = 19;

    private readonly Dictionary<(int Id, long Start), ProcessUse> _processes = [];

    private ProcessorUse()
    {
    }

    /// <summary>Seconds since the machine started.</summary>
    public required double Uptime { get; init; }

    /// <summary>Processors that this process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Seconds that they were at work, over all of them.</summary>
    public required double Busy { get; init; }

    /// <summary>Seconds that a hypervisor gave them to others though they had work.</summary>
    public required double Steal { get; init; }

    /// <summary>Seconds that the calling thread was ready and waited for a processor; null where the kernel does not tell.</summary>
    public required double? Delay { get; init; }

    /// <summary>Seconds that this process and all that it started were at work.</summary>
    public required double Own { get; init; }

    /// <summary>The processes that are not this one's.</summary>
    public IReadOnlyDictionary<(int Id, long Start), ProcessUse> Others => _processes;

    /// <summary>Reads it off this machine.</summary>
    /// <returns>Null where the system does not tell.</returns>
    public static ProcessorUse? Read() => OperatingSystem.IsLinux() ? Read("/proc", Environment.ProcessId) : null;

    /// <summary>Reads it from a folder like <c>/proc</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="own">This process.</param>
    /// <returns>Null where a file is missing, of another form, or all zeros, as in some containers.</returns>
    public static ProcessorUse? Read(string folder, int own)
    {
        try
        {
            var allowed = Allowed(RegularFile.ReadText(Path.Combine(folder, Text(own), "status")).Split('\n'));
            var cores = RegularFile.ReadText(Path.Combine(folder, "stat")).Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words is [['c', 'p', 'u', _, ..], ..] && (allowed is null || allowed.Contains(int.Parse(words[0].AsSpan(3), CultureInfo.InvariantCulture))))
                .Select(words => words.Skip(1).Take(CountedStates).Select(Seconds).ToArray()).ToList();
            if (cores.Sum(core => core.Sum()) <= 0)
                return null;
            var processes = Processes(folder);
            var family = Family(processes, own);
            var use = new ProcessorUse
            {
                Uptime = double.Parse(RegularFile.ReadText(Path.Combine(folder, "uptime")).Split(' ')[0], CultureInfo.InvariantCulture),
                Cores = cores.Count,
                Busy = cores.Sum(core => core.Sum() - core[Idle] - core[Waiting] - core[Stolen]),
                Steal = cores.Sum(core => core[Stolen]),
                Delay = DelayOf(Path.Combine(folder, "thread-self", "schedstat")),
                Own = family.Sum(process => process.Seconds + process.ChildSeconds),
            };
            foreach (var process in processes.Where(process => !family.Contains(process)))
                use._processes[(process.Id, process.Start)] = process;
            return use;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    // Such as "Cpus_allowed_list: 0-3,8"; null where it is not told.
    private static HashSet<int>? Allowed(IEnumerable<string> status) =>
        status.FirstOrDefault(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)) is not { } line ? null
            : [.. line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',').Select(range => range.Split('-'))
                .SelectMany(ends => Enumerable.Range(Number(ends[0]), Number(ends[^1]) - Number(ends[0]) + 1))];

    private static List<ProcessUse> Processes(string folder)
    {
        var processes = new List<ProcessUse>();
        foreach (var path in Directory.EnumerateDirectories(folder).Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                processes.Add(Process(RegularFile.ReadText(Path.Combine(path, "stat"))));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile.
            }
        }

        return processes;
    }

    // "4711 (a name) S 1 …": a name may hold spaces and parentheses.
    private static ProcessUse Process(string stat)
    {
        var (open, close) = (stat.IndexOf('(', StringComparison.Ordinal), stat.LastIndexOf(')'));
        var fields = stat[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new ProcessUse(
            Number(stat[..open]), long.Parse(fields[StartField], CultureInfo.InvariantCulture), Number(fields[ParentField]), stat[(open + 1)..close],
            Seconds(fields[UserField]) + Seconds(fields[SystemField]), Seconds(fields[ChildUserField]) + Seconds(fields[ChildSystemField]));
    }

    // The process and what it started and these started.
    private static HashSet<ProcessUse> Family(List<ProcessUse> processes, int own)
    {
        var children = processes.ToLookup(process => process.Parent);
        var family = processes.Where(process => process.Id == own).ToHashSet();
        var waiting = new Queue<ProcessUse>(family);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var child in children[next.Id].Where(family.Add))
                waiting.Enqueue(child);
        }

        return family;
    }

    private static double? DelayOf(string path) =>
        File.Exists(path) && RegularFile.ReadText(path).Split(' ') is [_, var delay, ..] ? long.Parse(delay, CultureInfo.InvariantCulture) / 1e9 : null;

    private static double Seconds(string ticks) => long.Parse(ticks, CultureInfo.InvariantCulture) / TicksPerSecond;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A process and how long it has been at work.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Start">When it started, which tells it from a later one of its number.</param>
/// <param name="Parent">The number of the process that started it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Seconds">Seconds that it was at work.</param>
/// <param name="ChildSeconds">The same of processes that it started and that have ended.</param>
public sealed record ProcessUse(int Id, long Start, int Parent, string Name, double Seconds, double ChildSeconds);
