namespace Explorer.Storage.Transfer;

/// <summary>What a line of an exported store is.</summary>
internal static class TransferTypes
{
    public const string Store = "store";
    public const string Experiment = "experiment";
    public const string Planned = "planned";
    public const string Rung = "rung";
    public const string Trial = "trial";
    public const string Attempt = "attempt";
}
