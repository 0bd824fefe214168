namespace Explorer.Execution.Tests;

/// <summary>A store whose disk is full after some trials.</summary>
internal sealed class FailingStore(IResultStore inner, int failAt) : IResultStore
{
    private int _added;

    public IReadOnlyList<ExperimentRecord> Experiments() => inner.Experiments();

    public ExperimentRecord? FindExperiment(string name) => inner.FindExperiment(name);

    public void AddExperiment(ExperimentRecord experiment, IReadOnlyList<PlannedTrial> plan) => inner.AddExperiment(experiment, plan);

    public void Annotate(string experiment, ValueList<string> tags, string? note) => inner.Annotate(experiment, tags, note);

    public void ExtendPlan(string experiment, IReadOnlyList<PlannedTrial> plan) => inner.ExtendPlan(experiment, plan);

    public IReadOnlyList<PlannedTrial> Plan(string experiment, int from = 0) => inner.Plan(experiment, from);

    public ExperimentTally Tally(string experiment) => inner.Tally(experiment);

    public void AddTrial(TrialRecord trial) => AddTrials([trial]);

    public void AddTrials(IReadOnlyList<TrialRecord> trials) => AddRungs([], trials);

    public void AddRungs(IReadOnlyList<RungRecord> rungs, IReadOnlyList<TrialRecord> finished)
    {
        if (finished.Count + rungs.Count > 0 && _added++ >= failAt)
            throw new DiskFaultException("full", new IOException());

        inner.AddRungs(rungs, finished);
    }

    public IReadOnlyList<RungRecord> Rungs(string experiment) => inner.Rungs(experiment);

    public IReadOnlyList<TrialRecord> Trials(string experiment, bool curves = true, Func<TrialRecord, bool>? where = null) => inner.Trials(experiment, curves, where);

    public IReadOnlyList<TrialRecord> NewTrials(string experiment, IReadOnlySet<int> known) => inner.NewTrials(experiment, known);

    public void AddAttempt(AttemptRecord attempt) => inner.AddAttempt(attempt);

    public IReadOnlyList<AttemptRecord> Attempts(string experiment) => inner.Attempts(experiment);

    public void Dispose()
    {
    }
}
