namespace Explorer.Experiments.Trials;

/// <summary>By which engines a population was trained: networks trained by different ones differ by more than their seeds.</summary>
public static class TrialEngines
{
    /// <summary>
    /// The engines of these trials, layouts apart, the most frequent first. A network for which kernels do not pay computes by libtorch's layers
    /// alone on the same machine, so libtorch alone counts as an engine only where no other trial has kernels beside the same libtorch.
    /// </summary>
    public static IReadOnlyList<string> Of(IEnumerable<TrialRecord> trials) => Of(trials.Select(trial => trial.Environment?.Engine).OfType<string>());

    /// <summary>The same of the engines' names.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        var engines = names.CountBy(WithoutLayout, StringComparer.Ordinal)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => count.Key).ToList();
        return [.. engines.Where(engine => !engines.Exists(other => other.StartsWith(engine + " + ", StringComparison.Ordinal)))];
    }

    private static string WithoutLayout(string engine) => engine.Split(", ", 2)[0];
}
