namespace Explorer.Models.Weights.Checkpoints;

/// <summary>Any list of a pickle: nothing in one is of use here, so what it holds is dropped.</summary>
internal sealed class PickledList
{
    private PickledList()
    {
    }

    public static PickledList Any { get; } = new();
}
