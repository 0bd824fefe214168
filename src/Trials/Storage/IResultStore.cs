namespace Explorer.Trials.Storage;

/// <summary>
/// The results database. Promises that hold for every implementation:
/// what a method that returned has written survives a kill of the process;
/// a finished trial is written once and never changes; reading is possible while a writer is at work.
/// </summary>
public interface IResultStore : IDisposable
{
    /// <summary>Every experiment, oldest first.</summary>
    IReadOnlyList<ExperimentRecord> Experiments();

    /// <summary>The experiment of that name, or null.</summary>
    ExperimentRecord? FindExperiment(string name);

    /// <summary>Stores an experiment with its planned trials, in one transaction.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The name is taken.</exception>
    void AddExperiment(ExperimentRecord experiment, IReadOnlyList<PlannedTrial> plan);

    /// <summary>Adds further planned trials to a stored experiment (a larger sample of the same definition).</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The experiment is unknown, or an index is planned already.</exception>
    void ExtendPlan(string experiment, IReadOnlyList<PlannedTrial> plan);

    /// <summary>The planned trials of an experiment, by index.</summary>
    IReadOnlyList<PlannedTrial> Plan(string experiment);

    /// <summary>Stores a finished trial.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The experiment is unknown, or the trial is stored already.</exception>
    void AddTrial(TrialRecord trial);

    /// <summary>The finished trials of an experiment, by index.</summary>
    IReadOnlyList<TrialRecord> Trials(string experiment);

    /// <summary>Logs a failed attempt.</summary>
    void AddAttempt(AttemptRecord attempt);

    /// <summary>The failed attempts of an experiment, in order of time.</summary>
    IReadOnlyList<AttemptRecord> Attempts(string experiment);
}
