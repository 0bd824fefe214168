namespace Explorer.Experiments.Storage;

/// <summary>One failed attempt at a trial: the log of crashes, time-outs and memory overruns.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Index">The sample's index.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="Reason">What happened, in words.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AttemptRecord(string Experiment, int Index, int Attempt, string Reason, DateTimeOffset At)
{
    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }
}
