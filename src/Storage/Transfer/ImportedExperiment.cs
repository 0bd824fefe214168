namespace Explorer.Storage.Transfer;

/// <summary>One experiment as read from an exported store, with the line of each record.</summary>
internal sealed class ImportedExperiment(ExperimentRecord record, int line)
{
    public ExperimentRecord Record => record;

    public int Line => line;

    public SortedDictionary<int, (PlannedTrial Planned, int Line)> Plan { get; } = [];

    public SortedDictionary<int, (TrialRecord Trial, int Line)> Trials { get; } = [];

    public OrderedDictionary<(int Index, int Rung), (RungRecord Rung, int Line)> Rungs { get; } = [];

    public List<AttemptRecord> Attempts { get; } = [];
}
