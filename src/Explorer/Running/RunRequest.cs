namespace Explorer.Running;

/// <summary>How experiments are run: what <c>run</c> and <c>study</c> were asked for besides their file.</summary>
internal sealed record RunRequest
{
    /// <summary>The command, to be typed again where it did not come to its end.</summary>
    public required string Command { get; init; }

    /// <summary>Its words after the program's name, where it is to go on in the background; null where it is not.</summary>
    public IReadOnlyList<string>? DetachedWords { get; init; }

    /// <summary>What ending at once loses, and how to go on.</summary>
    public string LostAtOnce => Cluster is null
        ? $"the trainings under way are lost; every trial and rung that had ended is stored, and the same command goes on: {Command}"
        : $"nothing is lost; the jobs train on and wait for this program, and the same command takes them back: {Command}";

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

    /// <summary>How to train on a cluster; null for this machine.</summary>
    public ClusterRequest? Cluster { get; init; }

    /// <summary>The jobs there, once they are begun; null for none.</summary>
    public ClusterRun? Jobs { get; init; }

    /// <summary>The workers.</summary>
    public required WorkerSettings Workers { get; init; }
}
