using Explorer.Experiments.Storage;

namespace Explorer.Analysis.Import;

/// <summary>A population trained elsewhere, as a store takes it.</summary>
public sealed record ImportedPopulation
{
    /// <summary>The experiment: a list of the networks.</summary>
    public required ExperimentRecord Record { get; init; }

    /// <summary>One planned trial a network.</summary>
    public required IReadOnlyList<PlannedTrial> Plan { get; init; }

    /// <summary>What became of them.</summary>
    public required IReadOnlyList<TrialRecord> Trials { get; init; }

    /// <summary>What the reader should know, such as figures of the file that differ from computed ones.</summary>
    public required ValueList<string> Remarks { get; init; }
}
