using System.Text.Json.Serialization;

namespace Explorer.Execution.Protocol;

/// <summary>What a worker tells its coordinator, one JSON line a message.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Step), "step")]
[JsonDerivedType(typeof(Epoch), "epoch")]
[JsonDerivedType(typeof(Result), "result")]
[JsonDerivedType(typeof(Suspended), "suspended")]
[JsonDerivedType(typeof(InvalidInput), "invalidInput")]
[JsonDerivedType(typeof(Fault), "fault")]
internal abstract record WorkerMessage
{
    private WorkerMessage()
    {
    }

    /// <summary>Started and waiting for a first trial.</summary>
    public sealed record Ready(int Pid, string Engine) : WorkerMessage;

    /// <summary>A request has arrived: from here on, the end of the worker costs the trial an attempt.</summary>
    public sealed record Accepted : WorkerMessage;

    /// <summary>A step was done; see <see cref="ITrialObserver.OnStep"/>.</summary>
    public sealed record Step(StepProgress Progress) : WorkerMessage;

    /// <summary>An epoch was trained and validated.</summary>
    public sealed record Epoch(EpochMetrics Metrics) : WorkerMessage;

    /// <summary>The trial is over; the worker waits for the next.</summary>
    public sealed record Result(TrialResult Trial) : WorkerMessage;

    /// <summary>The trial was suspended after an epoch and stands in its file; the worker waits for the next.</summary>
    public sealed record Suspended(int AfterEpoch) : WorkerMessage;

    /// <summary>The input is at fault (data missing or corrupt), so no trial can succeed.</summary>
    public sealed record InvalidInput(string Origin, ValueList<Problem> Problems) : WorkerMessage;

    /// <summary>The attempt failed for a reason of the machine or the program; the worker may still live.</summary>
    /// <param name="Message">What happened.</param>
    /// <param name="IsGeneral">Whether every other trial would fail the same way, as on a full disk.</param>
    public sealed record Fault(string Message, bool IsGeneral) : WorkerMessage;
}
