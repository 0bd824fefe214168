using Explorer.Analysis.Timelines;
using Explorer.Commands;

namespace Explorer.Doctor;

/// <summary>Where the time of an experiment's last run went.</summary>
internal static class LastRun
{
    /// <summary>Shows it, of a named experiment.</summary>
    /// <returns>The exit code.</returns>
    public static int Show(CommandConsole console, string storePath, string name, bool json)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var record = StoredExperiment.Find(store, storePath, name);
        if (Of(store, record) is not { } timeline)
            throw new InvalidInputException(record.Name, "no finished training says when and on which worker it was: none is over yet, or all were trained by an earlier version, which did not keep that, or imported");
        if (json)
            JsonLines.Write(console.Output, Line(timeline));
        else
            console.Show(TimelineDocument.Of(timeline).Blocks);
        return ExitCode.Done;
    }

    /// <summary>The timeline of the run that began last of all in a database; null where there is none.</summary>
    public static RunTimeline? In(string storePath)
    {
        if (!File.Exists(storePath))
            return null;
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        return store.Experiments().Select(record => Of(store, record)).OfType<RunTimeline>().MaxBy(timeline => timeline.StartedAt);
    }

    /// <summary>As a JSON line has it.</summary>
    public static object Line(RunTimeline timeline) => new
    {
        timeline.Experiment,
        timeline.StartedAt,
        timeline.Seconds,
        timeline.Workers,
        timeline.Trainings,
        timeline.Trained,
        timeline.TrainedOrValidated,
        Uses = Enum.GetValues<TimeUse>().Select(use => new { Use = use, Seconds = timeline.Of(use), Share = timeline.Share(use) }),
        timeline.Spans,
    };

    private static RunTimeline? Of(IResultStore store, ExperimentRecord record) =>
        RunTimeline.Of(record.Name, store.Trials(record.Name, curves: false), store.Rungs(record.Name));
}
