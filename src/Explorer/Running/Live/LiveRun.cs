namespace Explorer.Running.Live;

/// <summary>What a run under way tells others of itself: how far it is, and the trials that it trains at the moment.</summary>
internal sealed record LiveRun
{
    /// <summary>Name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The process that runs it.</summary>
    public required RunProcess Process { get; init; }

    /// <summary>When this was written, in UTC; a run writes every second.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Trials planned.</summary>
    public required int Planned { get; init; }

    /// <summary>Trials that were finished before the run.</summary>
    public required int FinishedBefore { get; init; }

    /// <summary>Trials that it set out to train.</summary>
    public required int ToTrain { get; init; }

    /// <summary>Trials that it has finished.</summary>
    public required int Finished { get; init; }

    /// <summary>Wall time so far, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Wall time left, in seconds; null where it is not known.</summary>
    public required double? SecondsLeft { get; init; }

    /// <summary>The trials under way, by worker.</summary>
    public required ValueList<LiveTrial> Running { get; init; }

    /// <summary>A run at this moment.</summary>
    public static LiveRun Of(RunSnapshot snapshot, RunProcess process, DateTimeOffset now) => new()
    {
        Experiment = snapshot.Totals.Experiment,
        Process = process,
        WrittenAt = now,
        Planned = snapshot.Totals.Planned,
        FinishedBefore = snapshot.Totals.FinishedBefore,
        ToTrain = snapshot.Totals.ToTrain,
        Finished = snapshot.Finished,
        Seconds = snapshot.Seconds,
        SecondsLeft = snapshot.SecondsLeft,
        Running = [.. snapshot.Running.Select(running => LiveTrial.Of(running, snapshot.Totals.Rungs))],
    };
}

/// <summary>A trial under way.</summary>
/// <param name="Worker">Its worker, from 0.</param>
/// <param name="Index">Its index.</param>
/// <param name="Hash">Its network's hash.</param>
/// <param name="Network">Its network in words.</param>
/// <param name="Flops">Its network's multiply-adds.</param>
/// <param name="Rung">The rung it is trained at, from 0.</param>
/// <param name="Rungs">Rungs of the experiment, at least 1.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Epochs">Epochs of the rung.</param>
/// <param name="Share">Share of the rung that is done, in [0, 1].</param>
/// <param name="ImagesPerSecond">Training images a second; 0 before it is known.</param>
/// <param name="Since">When its training began, in UTC.</param>
/// <param name="Curve">The epochs that it has finished.</param>
internal sealed record LiveTrial(
    int Worker, int Index, string Hash, string Network, long Flops, int Rung, int Rungs, int Attempt, int Epoch, int Epochs, double Share, double ImagesPerSecond, DateTimeOffset Since, ValueList<LiveEpoch> Curve)
{
    /// <summary>A trial of a run.</summary>
    /// <param name="running">The trial.</param>
    /// <param name="rungs">Rungs of the experiment.</param>
    public static LiveTrial Of(RunningTrial running, int rungs) => new(
        running.Worker, running.Trial.Index, running.Trial.Hash, $"depths {NetworkText.Depths(running.Trial.Config)} widths {NetworkText.Widths(running.Trial.Config)}", running.Trial.Complexity.Flops,
        running.Rung.Number, rungs, running.Attempt, Math.Min(running.Epoch, running.Rung.Fidelity.Epochs), running.Rung.Fidelity.Epochs, running.Share, running.ImagesPerSecond, running.Since,
        [.. running.Curve.Select(epoch => new LiveEpoch(epoch.Epoch, epoch.TrainError, epoch.ValidationError))]);
}

/// <summary>An epoch of a trial under way; errors are fractions.</summary>
internal sealed record LiveEpoch(int Epoch, double TrainError, double ValidationError);
