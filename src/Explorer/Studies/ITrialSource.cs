namespace Explorer.Studies;

/// <summary>Where a study's trials are looked up: in its store, or in what a live page has read of it.</summary>
internal interface ITrialSource
{
    /// <summary>The finished trials of an experiment; none where it is not known.</summary>
    IReadOnlyList<TrialRecord> Trials(string experiment);

    /// <summary>Trials planned for it; 0 where it is not known.</summary>
    int Planned(string experiment);
}

/// <summary>Trials looked up in a store.</summary>
internal sealed class StoreTrials(IResultStore store) : ITrialSource
{
    /// <inheritdoc/>
    public IReadOnlyList<TrialRecord> Trials(string experiment) => store.Trials(experiment);

    /// <inheritdoc/>
    public int Planned(string experiment) => store.Plan(experiment).Count;
}
