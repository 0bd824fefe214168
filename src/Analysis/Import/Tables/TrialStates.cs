namespace Explorer.Analysis.Import.Tables;

/// <summary>The words by which Optuna, W&amp;B, Ray Tune and others say how a trial ended.</summary>
internal static class TrialStates
{
    private static readonly Dictionary<string, TrialState?> Words = new(StringComparer.Ordinal)
    {
        ["complete"] = TrialState.Completed, ["completed"] = TrialState.Completed, ["finished"] = TrialState.Completed, ["success"] = TrialState.Completed, ["succeeded"] = TrialState.Completed,
        ["successful"] = TrialState.Completed, ["done"] = TrialState.Completed, ["ok"] = TrialState.Completed, ["terminated"] = TrialState.Completed,
        ["pruned"] = TrialState.Pruned, ["stopped"] = TrialState.Pruned, ["early_stopped"] = TrialState.Pruned, ["early stopped"] = TrialState.Pruned, ["paused"] = TrialState.Pruned,
        ["diverged"] = TrialState.Diverged, ["nan"] = TrialState.Diverged,
        ["fail"] = TrialState.Failed, ["failed"] = TrialState.Failed, ["error"] = TrialState.Failed, ["errored"] = TrialState.Failed, ["crashed"] = TrialState.Failed, ["killed"] = TrialState.Failed,
        ["preempted"] = TrialState.Failed, ["cancelled"] = TrialState.Failed, ["canceled"] = TrialState.Failed, ["timeout"] = TrialState.Failed, ["oom"] = TrialState.Failed,
        ["running"] = null, ["pending"] = null, ["waiting"] = null, ["queued"] = null, ["starting"] = null, ["created"] = null,
    };

    /// <summary>Every word, in order.</summary>
    public static IEnumerable<string> All => Words.Keys;

    /// <summary>Whether a word is one of them.</summary>
    public static bool IsKnown(string word) => Words.ContainsKey(Plain(word));

    /// <summary>How a trial ended; null where it has not.</summary>
    public static TrialState? Of(string word) => Words[Plain(word)];

    private static string Plain(string word) => word.Trim().ToLowerInvariant() is var plain && plain.LastIndexOf('.') is >= 0 and var at ? plain[(at + 1)..] : plain;
}
