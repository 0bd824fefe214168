namespace Explorer.Running;

/// <summary>How experiments are run: what <c>run</c> and <c>study</c> were asked for besides their file.</summary>
internal sealed record RunRequest
{
    /// <summary>The command, to be typed again where it did not come to its end.</summary>
    public required string Command { get; init; }

    /// <summary>The results database.</summary>
    public required string Store { get; init; }

    /// <summary>The folder for reports and kept weights.</summary>
    public required string Out { get; init; }

    /// <summary>Where data sets are looked for first; null for the usual places.</summary>
    public required string? Data { get; init; }

    /// <summary>Most trials to train now; null for all.</summary>
    public required int? Limit { get; init; }

    /// <summary>Best trials whose weights are kept.</summary>
    public required int KeepWeights { get; init; }

    /// <summary>Whether standard output carries JSON lines.</summary>
    public required bool Json { get; init; }

    /// <summary>The workers.</summary>
    public required WorkerSettings Workers { get; init; }
}
