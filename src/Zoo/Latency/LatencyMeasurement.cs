using Explorer.Training.Machine;

namespace Explorer.Zoo.Latency;

/// <summary>Measures entries of a zoo as they would be deployed, in ONNX Runtime on one thread, one image at a time, and keeps the figures with them.</summary>
/// <param name="time">The clock.</param>
/// <param name="use">Tells what the processors do at a moment: <see cref="ProcessorUse.Read()"/>.</param>
public sealed class LatencyMeasurement(TimeProvider time, Func<ProcessorUse?> use)
{
    /// <summary>Runs of each entry where nothing else is said.</summary>
    public const int DefaultRuns = 50;

    private const string CannotBeTold = "this system does not tell whether others were at work";
    private const string Advice = "end them or wait, and measure again; --force measures all the same and marks the figures";

    // Seconds for what was at work just now to end, such as writing an export to the disk.
    private const int Patience = 3;

    /// <summary>Measures entries together.</summary>
    /// <param name="entries">The entries; at least one.</param>
    /// <param name="runs">Runs of each; at least one.</param>
    /// <param name="seed">Seed of the orders in which they take turns.</param>
    /// <param name="force">Whether a busy machine is measured on too; the figures say so.</param>
    /// <param name="cancellation">Ends it; nothing is kept then.</param>
    /// <returns>The entries with their latencies, in the order given, and the names of those whose ONNX file is another than this program writes, which was measured.</returns>
    /// <exception cref="LatencyRefusedException">The machine is busy, or became so; nothing is kept.</exception>
    /// <exception cref="InvalidInputException">An entry is corrupt.</exception>
    public async Task<(IReadOnlyList<ZooEntry> Entries, IReadOnlyList<string> Others)> MeasureAsync(IReadOnlyList<ZooEntry> entries, int runs, ulong seed, bool force, CancellationToken cancellation)
    {
        var networks = new List<OnnxNetwork>();
        var others = new List<string>();
        try
        {
            foreach (var entry in entries)
            {
                using var model = ZooModel.Load(entry);
                var file = OnnxFile.Of(model);
                networks.Add(new OnnxNetwork(file.Bytes, entry.Config));
                if (!file.IsEntrys)
                    others.Add(entry.Metrics.Name);
            }

            if (!force && await BusyAsync(cancellation) is { } load)
                throw new LatencyRefusedException($"the machine is busy, so a latency would be a guess: {LoadText.Of(load)}; {Advice}");
            return (Measure(entries, networks, runs, seed, force, cancellation), others);
        }
        finally
        {
            networks.ForEach(network => network.Dispose());
        }
    }

    // Runs on one thread to its end, whose waiting for a processor counts.
    private List<ZooEntry> Measure(IReadOnlyList<ZooEntry> entries, List<OnnxNetwork> networks, int runs, ulong seed, bool force, CancellationToken cancellation)
    {
        var from = use();
        var measured = new LatencyMeter(time).Measure([.. networks.Select(network => (Action)network.Answer)], runs, seed, cancellation);
        var load = MachineLoad.Between(from, use(), isThreads: true);
        if (!force && load is { IsBusy: true })
            throw new LatencyRefusedException($"the machine became busy while it was measured, and nothing was kept: {LoadText.Of(load)}; {Advice}");
        var busy = load is null ? CannotBeTold : load.IsBusy ? LoadText.Of(load) : null;
        var (processor, now) = (ProcessorName.Read(), time.GetUtcNow());
        return
        [
            .. entries.Select((entry, i) =>
            {
                var latency = ZooLatency.Of(measured[i], entries.Count, processor, now, busy);
                latency.Write(entry.Folder);
                return entry with { Latency = latency };
            }),
        ];
    }

    private async Task<MachineLoad?> BusyAsync(CancellationToken cancellation)
    {
        MachineLoad? load = null;
        for (var second = 0; second < Patience; second++)
        {
            load = await MachineLoad.NextSecondAsync(use, cancellation);
            if (load is not { IsBusy: true })
                return null;
        }

        return load;
    }
}
