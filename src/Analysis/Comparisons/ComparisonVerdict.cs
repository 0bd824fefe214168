namespace Explorer.Analysis.Comparisons;

/// <summary>What a comparison shows of B against A. There is no "equal": a test can only fail to show a difference.</summary>
public enum ComparisonVerdict
{
    /// <summary>The trials do not tell the mean errors apart.</summary>
    NoDifferenceShown,

    /// <summary>B's mean error is lower.</summary>
    Better,

    /// <summary>B's mean error is higher.</summary>
    Worse,
}
