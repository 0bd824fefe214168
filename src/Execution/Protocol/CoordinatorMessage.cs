using System.Text.Json.Serialization;

namespace Explorer.Execution.Protocol;

/// <summary>What a coordinator tells its workers, one JSON line a message. The end of the stream means: exit.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Train), "train")]
[JsonDerivedType(typeof(Suspend), "suspend")]
internal abstract record CoordinatorMessage
{
    private CoordinatorMessage()
    {
    }

    /// <summary>Suspend the training under way after its epoch, if its request says where to; ignored where none is.</summary>
    public sealed record Suspend : CoordinatorMessage;

    /// <summary>Train this; sent to a worker that is ready and trains nothing.</summary>
    public sealed record Train(TrialRequest Request) : CoordinatorMessage;
}
