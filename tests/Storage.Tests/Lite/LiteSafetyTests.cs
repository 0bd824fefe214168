using Explorer.SearchSpace;
using Explorer.Storage.Lite;

namespace Explorer.Storage.Tests.Lite;

/// <summary>What is done against losses is all done, unless the fault suite says otherwise.</summary>
public sealed class LiteSafetyTests
{
    [Fact]
    public void Parse_Nothing_EverythingIsOn()
    {
        var safety = LiteSafety.Parse("");
        Assert.Equal(new LiteSafety(), safety);
        Assert.True(safety is { SyncBeforeConfirm: true, SyncAfterConfirm: true, SyncSetLength: true, SyncCheckpoint: true, UseGate: true, UseLock: true });
    }

    [Fact]
    public void Parse_Names_TheyAreOff() =>
        Assert.Equal(new LiteSafety { SyncBeforeConfirm = false, UseGate = false }, LiteSafety.Parse("SyncBeforeConfirm, UseGate"));

    [Fact]
    public void Parse_UnknownName_Refused() => Assert.Throws<InvalidInputException>(() => LiteSafety.Parse("Everything"));
}
