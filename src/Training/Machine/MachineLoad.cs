namespace Explorer.Training.Machine;

/// <summary>What the processors did for others between two moments: a time measured then is to be believed or not.</summary>
public sealed record MachineLoad
{
    /// <summary>Cores that others may use, and at least this: what an idle system's own services take.</summary>
    public const double MostOthers = 0.1;

    /// <summary>The same by cores: services are more on a large machine.</summary>
    public const double MostOthersOfEach = 0.02;

    /// <summary>Share of the time that a hypervisor may take, and that the measuring thread may wait for a processor.</summary>
    public const double MostLost = 0.02;

    private const int Named = 3;
    private const double LeastNamed = 0.02;

    /// <summary>Seconds between the two moments.</summary>
    public required double Seconds { get; init; }

    /// <summary>Cores that this process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Cores that others kept at work: 1.5 is one and a half all the time.</summary>
    public required double Others { get; init; }

    /// <summary>Share of all cores' time that a hypervisor gave to other machines.</summary>
    public required double Steal { get; init; }

    /// <summary>Share of the time that the measuring thread was ready and waited for a processor; null where it was not measured.</summary>
    public required double? Waited { get; init; }

    /// <summary>The processes that took most, at most three.</summary>
    public required ValueList<BusyProcess> Busiest { get; init; }

    /// <summary>Whether times measured then are not those of a quiet machine.</summary>
    public bool IsBusy => Others > Math.Max(MostOthers, MostOthersOfEach * Cores) || Steal > MostLost || Waited > MostLost;

    /// <summary>The load between two moments; null where the system does not tell.</summary>
    /// <param name="from">The first moment.</param>
    /// <param name="to">The second.</param>
    /// <param name="isThreads">Whether the calling thread is the one that measures, so that its waiting counts.</param>
    public static MachineLoad? Between(ProcessorUse? from, ProcessorUse? to, bool isThreads)
    {
        if (from is null || to is null || to.Uptime <= from.Uptime)
            return null;
        var seconds = to.Uptime - from.Uptime;
        return new MachineLoad
        {
            Seconds = seconds,
            Cores = to.Cores,
            Others = Math.Max(0, to.Busy - from.Busy - (to.Own - from.Own)) / seconds,
            Steal = Math.Max(0, to.Steal - from.Steal) / seconds / to.Cores,
            Waited = isThreads ? (to.Delay - from.Delay) / seconds : null,
            Busiest = to.Others.Select(pair => new BusyProcess(pair.Value.Name, pair.Value.Id, (pair.Value.Seconds - (from.Others.TryGetValue(pair.Key, out var before) ? before.Seconds : 0)) / seconds))
                .Where(process => process.Cores >= LeastNamed).OrderByDescending(process => process.Cores).Take(Named).ToValueList(),
        };
    }

    /// <summary>The load of the next second.</summary>
    /// <param name="read">Tells the processors' use at the moment.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async Task<MachineLoad?> NextSecondAsync(Func<ProcessorUse?> read, CancellationToken cancellation)
    {
        var from = read();
        await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        return Between(from, read(), isThreads: false);
    }
}

/// <summary>A process that others measure beside.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its number.</param>
/// <param name="Cores">Cores that it kept at work.</param>
public sealed record BusyProcess(string Name, int Id, double Cores);
