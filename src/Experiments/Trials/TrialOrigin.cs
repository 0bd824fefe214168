namespace Explorer.Experiments.Trials;

/// <summary>Where a trial's network comes from.</summary>
public enum TrialOrigin
{
    /// <summary>Drawn from the space: it counts in the space's EDF.</summary>
    Sampled,

    /// <summary>Chosen by a predictor among many drawn: better than the space by intent, so it never enters an EDF of the space.</summary>
    Predicted,

    /// <summary>Named by the user and trained by itself, as <c>explorer train</c> does: it stands for no space.</summary>
    Named,
}
