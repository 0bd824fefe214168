using Explorer.Execution.Runs;

namespace Explorer.Execution.Agents;

/// <summary>What an agent is and how patient.</summary>
public sealed record AgentSettings
{
    /// <summary>The run's folder, where the coordinator says how it is reached.</summary>
    public required string Folder { get; init; }

    /// <summary>Its name, never given twice.</summary>
    public required string Id { get; init; }

    /// <summary>Slurm's name of its job, ARRAY_TASK; empty without Slurm.</summary>
    public string Job { get; init; } = "";

    /// <summary>Its machine.</summary>
    public required string Node { get; init; }

    /// <summary>Hash of its program; the coordinator takes its own only.</summary>
    public required string Code { get; init; }

    /// <summary>Trainings at a time, at least 1.</summary>
    public int Slots { get; init; } = 1;

    /// <summary>The folder on this machine that stands for one that workers are told to look for data sets in.</summary>
    public Func<string?, string?> DataOnNode { get; init; } = directory => directory;

    /// <summary>How its worker processes are started and watched.</summary>
    public WorkerSettings Workers { get; init; } = new();

    /// <summary>When its job will be ended, as far as is known; null for not at all.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Time between two signs of life.</summary>
    public TimeSpan PingPace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Without an answer for so long, the stream counts as cut.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without a coordinator for so long, it suspends its trainings and ends.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Time between two messages about one training's progress.</summary>
    public TimeSpan ProgressPace { get; init; } = TimeSpan.FromSeconds(10);
}
