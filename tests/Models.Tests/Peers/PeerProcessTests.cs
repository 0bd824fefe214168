namespace Explorer.Models.Tests.Peers;

public sealed class PeerProcessTests
{
    [Fact]
    public void NeedPython_ModuleNotInstalled_Skips()
    {
        Assert.SkipUnless(File.Exists(PeerProcess.Python), "no python3");

        var thrown = Record.Exception(() => PeerProcess.NeedPython(["json", "no_module_of_this_name"], "it is"));

        Assert.Contains("it is not installed", thrown!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RunPython_ScriptThatIsNotThere_FailsTheTest()
    {
        Assert.SkipUnless(File.Exists(PeerProcess.Python), "no python3");

        Assert.Throws<Xunit.Sdk.TrueException>(() => PeerProcess.RunPython("none.py"));
    }
}
