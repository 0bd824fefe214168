namespace Explorer.Execution.Runs;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>Every trial it was to train is stored.</summary>
    Finished,

    /// <summary>Cancelled; the same run again goes on where it stopped.</summary>
    Interrupted,
}
