using System.Net;

namespace Explorer.Execution.Clusters;

/// <summary>How a run trains elsewhere.</summary>
public sealed record ClusterSettings
{
    /// <summary>The run's folder, which every node sees under the same path.</summary>
    public required string Folder { get; init; }

    /// <summary>Jobs at a time.</summary>
    public required int Jobs { get; init; }

    /// <summary>Trainings at a time in each.</summary>
    public int WorkersPerJob { get; init; } = 1;

    /// <summary>Where the coordinator listens.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Any;

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Names and addresses of this machine as nodes may know it, to be tried in turn.</summary>
    public required ValueList<string> Hosts { get; init; }

    /// <summary>Hash of the program that agents must be of.</summary>
    public required string Code { get; init; }

    /// <summary>Device of every worker, as its node gives it to it: <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Without a sign of life for so long an agent's stream is cut.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An agent whose stream was cut may come back for so long; then others train what it had.</summary>
    public TimeSpan ReturnPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After a restart nothing is handed out until all running jobs are back, or for so long.</summary>
    public TimeSpan ReunionPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>An agent that has had nothing to train for so long is sent home, and its node is free.</summary>
    public TimeSpan IdlePatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between two looks at the queue of jobs.</summary>
    public TimeSpan PollPace { get; init; } = TimeSpan.FromSeconds(10);
}
