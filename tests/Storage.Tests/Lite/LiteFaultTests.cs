namespace Explorer.Storage.Tests.Lite;

/// <summary>Readers without the gate are found by chance and not in every run: that one is for <c>bench/faults</c>.</summary>
public sealed class LiteFaultTests() : StoreFaultContract(".litedb")
{
    [Theory]
    [InlineData("power cut", "SyncBeforeConfirm")]
    [InlineData("power cut", "SyncAfterConfirm")]
    [InlineData("power cut in a checkpoint", "SyncCheckpoint")]
    [InlineData("second writer", "UseLock")]
    public void Fault_MeasureLeftOut_IsFound(string fault, string leftOut) => RequireFound(fault, leftOut);
}
