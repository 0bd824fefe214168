namespace Explorer.Models.Tests.Peers;

public sealed class PeerProcessTests
{
    [Fact]
    public void NeedPython_ModuleNotInstalled_Skips()
    {
        Assert.SkipUnless(File.Exists(PeerProcess.Python), "no python3");

        // xunit's own recorders let a skip through.
        var said = "nothing";
        try
        {
            PeerProcess.NeedPython(["json", "no_module_of_this_name"], "it is");
        }
        catch (Xunit.Sdk.SkipException skipped)
        {
            said = skipped.Message;
        }

        Assert.Contains("it is not installed", said, StringComparison.Ordinal);
    }

    [Fact]
    public void RunPython_ScriptThatIsNotThere_FailsTheTest()
    {
        Assert.SkipUnless(File.Exists(PeerProcess.Python), "no python3");

        Assert.Throws<Xunit.Sdk.TrueException>(() => PeerProcess.RunPython("none.py"));
    }
}
