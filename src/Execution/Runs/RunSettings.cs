using Explorer.Experiments.Data;

namespace Explorer.Execution.Runs;

/// <summary>One run of a stored experiment.</summary>
public sealed record RunSettings
{
    /// <summary>Name of the experiment; its plan is read from the store.</summary>
    public required string Experiment { get; init; }

    /// <summary>The images.</summary>
    public required DataSettings Data { get; init; }

    /// <summary>What one trial may take.</summary>
    public required Limits Limits { get; init; }

    /// <summary>How much of a training each trial gets.</summary>
    public FidelitySettings Fidelity { get; init; } = new();

    /// <summary>Folder to look for data sets in first; null for the usual places.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Folder of this experiment's weights; made where it is missing. Null to keep none.</summary>
    public string? WeightsDirectory { get; init; }

    /// <summary>
    /// Folder of the checkpoints that trials go on from; made where it is missing and it is needed. Null for none: a trial
    /// then trains its earlier epochs again, with the same numbers.
    /// </summary>
    public string? CheckpointDirectory { get; init; }

    /// <summary>
    /// Folder that workers write weights to before they are kept, where they see another part of the file system than the
    /// coordinator; null for <see cref="WeightsDirectory"/>.
    /// </summary>
    public string? WeightsDropDirectory { get; init; }

    /// <summary>
    /// Whether workers may outlive the coordinator: the files that they write are then named by their leases, and a restart
    /// leaves those alone that a live worker may need.
    /// </summary>
    public bool WorkersOutlive { get; init; }

    /// <summary>Trials whose weights are kept: the best by error; at least 0.</summary>
    public int KeepWeights { get; init; } = 10;

    /// <summary>Most trainings in this run, one a trial or, where there are rungs, one a rung; null for all that are left.</summary>
    public int? Limit { get; init; }

    /// <summary>When what led to this run began, as records shall say it; null for the moment when it is started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The workers.</summary>
    public WorkerSettings Workers { get; init; } = new();

    /// <summary>Throws where a setting cannot be used.</summary>
    /// <exception cref="InvalidInputException">Every problem.</exception>
    internal void Validate()
    {
        var problems = Workers.Problems().ToList();
        if (Limit < 1)
        {
            problems.Add(new Problem("--limit", string.Create(CultureInfo.InvariantCulture, $"found {Limit}, expected a whole number of at least 1")));
        }

        if (KeepWeights < 0)
        {
            problems.Add(new Problem("--keep-weights", string.Create(CultureInfo.InvariantCulture, $"found {KeepWeights}, expected a whole number of at least 0")));
        }

        if (problems.Count > 0)
            throw new InvalidInputException("run settings", problems);
    }
}
