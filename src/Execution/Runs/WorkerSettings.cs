namespace Explorer.Execution.Runs;

/// <summary>How many workers a run has, on which devices, and when one counts as lost.</summary>
public sealed record WorkerSettings
{
    /// <summary>Threads of one operator on the CPU, at least 1. Several single-threaded workers beat one with several threads.</summary>
    public int Threads { get; init; } = 1;

    // Two small networks at a time keep a GPU busy half as well again as one; from four on nothing more is won.
    private const int JobsPerGpu = 2;

    /// <summary>Workers at a time; null for the machine's cores divided by <see cref="Threads"/>, or for two a GPU.</summary>
    public int? Jobs { get; init; }

    /// <summary>Devices given to the workers in turn: <c>cpu</c>, <c>cuda:N</c>; at least one.</summary>
    public ValueList<string> Devices { get; init; } = ["cpu"];

    /// <summary>Longest time from a worker's start until it is ready.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time without a sign of life in a training: loading data or one step of the largest network takes less.</summary>
    public TimeSpan SilencePatience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time between two looks at a worker's memory and clock.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Starts in a row that may fail before the run gives up.</summary>
    public int StartAttempts { get; init; } = 3;

    /// <summary>Workers at a time, with the default resolved.</summary>
    public int ResolvedJobs => Jobs ?? Math.Max(1, Devices.Contains("cpu") ? Environment.ProcessorCount / Math.Max(1, Threads) : JobsPerGpu * Devices.Count);

    /// <summary>What is wrong with the settings.</summary>
    internal IEnumerable<Problem> Problems()
    {
        if (Threads < 1)
        {
            yield return new Problem("--threads", string.Create(CultureInfo.InvariantCulture, $"found {Threads}, expected a whole number of at least 1"));
        }

        if (Jobs < 1)
        {
            yield return new Problem("--jobs", string.Create(CultureInfo.InvariantCulture, $"found {Jobs}, expected a whole number of at least 1"));
        }

        if (Devices.Count == 0)
            yield return new Problem("--device", "none is named, expected cpu or cuda:N");
    }
}
