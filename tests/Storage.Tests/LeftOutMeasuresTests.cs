namespace Explorer.Storage.Tests;

/// <summary>What is done against losses is all done, unless the fault suite says otherwise.</summary>
public sealed class LeftOutMeasuresTests
{
    [Fact]
    public void Parse_Nothing_EverythingIsOn()
    {
        var safety = LiteSafety.Without(LeftOutMeasures.Parse(""));
        Assert.Equal(new LiteSafety(), safety);
        Assert.True(safety is { SyncBeforeConfirm: true, SyncAfterConfirm: true, SyncSetLength: true, SyncCheckpoint: true, UseGate: true, UseLock: true });
    }

    [Fact]
    public void Parse_Names_TheyAloneAreOff()
    {
        Assert.Equal(new LiteSafety { SyncBeforeConfirm = false, UseGate = false }, LiteSafety.Without(LeftOutMeasures.Parse("SyncBeforeConfirm, UseGate")));
        Assert.Equal(new LiteSafety(), LiteSafety.Without(LeftOutMeasures.Parse(LeftOutMeasures.Sync)));
        var all = LiteSafety.Without(LeftOutMeasures.Parse(string.Join(',', LiteSafety.Measures)));
        Assert.True(all is { SyncBeforeConfirm: false, SyncAfterConfirm: false, SyncSetLength: false, SyncCheckpoint: false, UseGate: false, UseLock: false });
    }

    [Fact]
    public void Parse_UnknownName_Refused() => Assert.Throws<InvalidInputException>(() => LeftOutMeasures.Parse("Everything"));
}
