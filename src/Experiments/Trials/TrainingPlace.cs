namespace Explorer.Experiments.Trials;

/// <summary>Which worker of which run a training was on.</summary>
public sealed record TrainingPlace
{
    /// <summary>When the run began, in UTC: its trainings have it in common.</summary>
    public required DateTimeOffset RunStartedAt { get; init; }

    /// <summary>Workers that the run had at a time.</summary>
    public required int Workers { get; init; }

    /// <summary>The worker, from 0.</summary>
    public required int Worker { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }
}
