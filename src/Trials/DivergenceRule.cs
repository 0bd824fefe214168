namespace Explorer.Trials;

/// <summary>What a training that diverged counts with. The one place where this is decided.</summary>
public static class DivergenceRule
{
    /// <summary>1 − 1/classes (chance) or the last validation error measured, whichever is larger.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="lastError">Validation error of the last epoch trained to its end, a fraction; null for none.</param>
    public static double Error(int classes, double? lastError)
    {
        var chance = 1 - (1.0 / classes);
        return lastError is { } last && double.IsFinite(last) ? Math.Max(chance, last) : chance;
    }
}
