namespace Explorer.Experiments.Trials;

/// <summary>What a training that diverged counts with, to the trainer and to every analysis.</summary>
public static class DivergenceRule
{
    /// <summary>1 − 1/classes (chance) or the last validation error measured, whichever is larger.</summary>
    /// <param name="classes">Number of classes, at least 1.</param>
    /// <param name="lastError">Validation error of the last epoch trained to its end, a fraction; null for none: what guessing gives.</param>
    public static double Error(int classes, double? lastError = null)
    {
        var chance = 1 - (1.0 / classes);
        return lastError is { } last && double.IsFinite(last) ? Math.Max(chance, last) : chance;
    }
}
