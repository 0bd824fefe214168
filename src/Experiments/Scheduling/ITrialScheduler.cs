namespace Explorer.Experiments.Scheduling;

/// <summary>
/// Decides which trial is trained at which rung next, and which trials end. Knows no clock, no store and no worker: the
/// same reports in the same order give the same decisions, so that a scheduler is rebuilt by reporting what is stored.
/// Not thread-safe.
/// </summary>
public interface ITrialScheduler
{
    /// <summary>The next training; it counts as under way until it is reported or its trial leaves.</summary>
    SchedulerStep Next();

    /// <summary>Whether nothing is left to train: nothing is due, and nothing is under way.</summary>
    bool IsDone { get; }

    /// <summary>A training is under way that this scheduler did not give: one of a run before, whose worker lives.</summary>
    /// <param name="job">The training.</param>
    /// <returns>Whether it is due; nothing changes where it is not.</returns>
    bool TryBegin(TrialRung job);

    /// <summary>A training is over.</summary>
    /// <param name="job">The training; one that <see cref="Next"/> has not given too, where the report is from the store.</param>
    /// <param name="error">Its validation error, a fraction; null or NaN where it diverged, which ranks below every error.</param>
    /// <returns>Every trial whose end this decides, the one reported included, by index.</returns>
    /// <exception cref="InvalidOperationException">The trial is not at that rung.</exception>
    IReadOnlyList<TrialVerdict> Report(TrialRung job, double? error);

    /// <summary>A trial ends for a reason that is not the scheduler's, such as a failure of the machine; it is ranked in its earlier rungs only.</summary>
    /// <param name="trial">The trial; nothing happens where it has ended.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Every trial whose end this decides, by index.</returns>
    IReadOnlyList<TrialVerdict> Leave(int trial, TrialState state, string? reason);
}
