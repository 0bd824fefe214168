namespace Explorer.Experiments.Storage;

/// <summary>
/// The results database. Promises that hold for every implementation:
/// what a method that returned has written survives a kill of the process;
/// a finished trial is written once and never changes; reading is possible while a writer is at work.
/// A method that fails has written nothing. Calls may come from several threads.
/// </summary>
/// <remarks>Any method throws <see cref="DiskFaultException"/> where the machine fails (disk full, I/O error).</remarks>
public interface IResultStore : IDisposable
{
    /// <summary>Every experiment, oldest first.</summary>
    IReadOnlyList<ExperimentRecord> Experiments();

    /// <summary>The experiment of that name, or null.</summary>
    ExperimentRecord? FindExperiment(string name);

    /// <summary>Stores an experiment with its planned trials, in one transaction.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The name is taken, or the plan holds an index twice.</exception>
    void AddExperiment(ExperimentRecord experiment, IReadOnlyList<PlannedTrial> plan);

    /// <summary>Gives an experiment other tags and another note; nothing else of it changes.</summary>
    /// <param name="experiment">Its name.</param>
    /// <param name="tags">All its tags from now on.</param>
    /// <param name="note">Its note from now on; null for none.</param>
    /// <exception cref="SearchSpace.InvalidInputException">The experiment is unknown.</exception>
    void Annotate(string experiment, ValueList<string> tags, string? note);

    /// <summary>Adds further planned trials to a stored experiment (a larger sample of the same definition).</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The experiment is unknown, or an index is planned already.</exception>
    void ExtendPlan(string experiment, IReadOnlyList<PlannedTrial> plan);

    /// <summary>The planned trials of an experiment, by index; none where the experiment is unknown.</summary>
    /// <param name="experiment">Its name.</param>
    /// <param name="from">The first index wanted: a plan only grows, at its end.</param>
    IReadOnlyList<PlannedTrial> Plan(string experiment, int from = 0);

    /// <summary>How far an experiment is, faster than by reading its trials; nothing where it is unknown.</summary>
    ExperimentTally Tally(string experiment);

    /// <summary>Stores a finished trial.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The experiment is unknown, its index is not planned, it was trained otherwise than planned, or it is stored already.</exception>
    /// <exception cref="ArgumentException">The error, best error or seconds are NaN.</exception>
    void AddTrial(TrialRecord trial);

    /// <summary>Stores finished trials, all or none: for imports, where one transaction a trial would take long.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">As with <see cref="AddTrial"/>, for any of them.</exception>
    /// <exception cref="ArgumentException">As with <see cref="AddTrial"/>.</exception>
    void AddTrials(IReadOnlyList<TrialRecord> trials);

    /// <summary>Stores finished rungs and the trials that they end, all or none: from then on a killed run does not train them again.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">A rung's experiment is unknown, its index is not planned, or the rung is stored already; for the trials as with <see cref="AddTrial"/>.</exception>
    /// <exception cref="ArgumentException">As with <see cref="AddTrial"/>, and where a rung's error or seconds are NaN.</exception>
    void AddRungs(IReadOnlyList<RungRecord> rungs, IReadOnlyList<TrialRecord> finished);

    /// <summary>
    /// The finished rungs of an experiment, in the order they were stored; none where the experiment is unknown. Experiments
    /// whose ladder has one rung store trials alone.
    /// </summary>
    IReadOnlyList<RungRecord> Rungs(string experiment);

    /// <summary>The finished trials of an experiment, by index; none where the experiment is unknown.</summary>
    /// <param name="experiment">Its name.</param>
    /// <param name="curves">Whether the rungs' epochs are read; without them the lists are empty, for readers that show none.</param>
    /// <param name="where">Which trials are wanted, asked by several threads; the others are not kept. Null for all.</param>
    IReadOnlyList<TrialRecord> Trials(string experiment, bool curves = true, Func<TrialRecord, bool>? where = null);

    /// <summary>
    /// The finished trials of an experiment that a reader does not know yet, by index, with their epochs. Of those it knows nothing is read but their
    /// indexes, and of indexes below the first that it does not know not even these.
    /// </summary>
    /// <param name="experiment">Its name.</param>
    /// <param name="known">The indexes of the trials that the reader has.</param>
    IReadOnlyList<TrialRecord> NewTrials(string experiment, IReadOnlySet<int> known);

    /// <summary>Logs a failed attempt.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The experiment is unknown, or its index is not planned.</exception>
    void AddAttempt(AttemptRecord attempt);

    /// <summary>The failed attempts of an experiment, in the order they were logged; none where the experiment is unknown.</summary>
    IReadOnlyList<AttemptRecord> Attempts(string experiment);
}
