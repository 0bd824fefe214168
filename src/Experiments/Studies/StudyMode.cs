namespace Explorer.Experiments.Studies;

/// <summary>How a study finds its next space.</summary>
public enum StudyMode
{
    /// <summary>The study's file lists its experiments.</summary>
    Steps,

    /// <summary>After each population the best-supported constraint is tried.</summary>
    Auto,
}
