namespace Explorer.Analysis.Comparisons;

/// <summary>What to do after a look.</summary>
public enum SequentialDecision
{
    /// <summary>Neither is clear yet: train more.</summary>
    Continue,

    /// <summary>B's mean error is lower.</summary>
    Better,

    /// <summary>B's mean error is higher.</summary>
    Worse,

    /// <summary>The plan is spent, or a difference has become too unlikely to be worth more trials.</summary>
    NoDifferenceShown,
}
