namespace Explorer.Experiments.Trials;

/// <summary>How a trial ended, as stored and printed.</summary>
public enum TrialState
{
    /// <summary>Trained to the end of its fidelity.</summary>
    Completed,

    /// <summary>The loss became NaN or infinite: a property of the network and its training, so it counts in an EDF.</summary>
    Diverged,

    /// <summary>Stopped early by a scheduler.</summary>
    Pruned,

    /// <summary>Ended for a reason of the machine (crash, time, memory): left out of an EDF and counted in its legend.</summary>
    Failed,
}
