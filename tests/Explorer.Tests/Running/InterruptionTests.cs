using Explorer.Terminal;

namespace Explorer.Tests.Running;

public sealed class InterruptionTests
{
    [Fact]
    public void Hear_Twice_SaysFirstThatItFinishesAndThenWhatIsLost()
    {
        using var said = new StringWriter();
        using var interruption = new Interruption(new CommandConsole { Error = said, IsQuiet = true }, "the entry under way is not there");

        Assert.False(interruption.Token.IsCancellationRequested);
        Assert.True(interruption.Hear());
        Assert.True(interruption.Token.IsCancellationRequested);
        Assert.Empty(said.ToString());
        Assert.False(interruption.Hear());

        Assert.Equal("explorer: stopped at once: the entry under way is not there\n", said.ToString());
    }
}
