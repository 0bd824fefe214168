namespace Explorer.Studies;

/// <summary>How the training of one of a study's experiments ended.</summary>
internal enum TrainingEnd
{
    /// <summary>Every planned trial is stored.</summary>
    Complete,

    /// <summary>The run's limit is used up.</summary>
    LimitReached,

    /// <summary>Interrupted by the user.</summary>
    Interrupted,
}
