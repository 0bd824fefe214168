using System.Threading.Channels;
using Explorer.Execution.Channels.Wire;

namespace Explorer.Execution.Channels;

/// <summary>The coordinator's end of one agent's stream. Safe for several threads.</summary>
internal sealed class AgentLink(Action cut)
{
    private readonly Channel<ToAgent> _outbound = Channel.CreateUnbounded<ToAgent>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>What is to be sent, in order.</summary>
    public ChannelReader<ToAgent> Outbound => _outbound.Reader;

    /// <summary>Sends; nothing happens where the agent is gone.</summary>
    public void Send(ToAgent message) => _outbound.Writer.TryWrite(message);

    /// <summary>Sends what is to be sent and ends the stream.</summary>
    public void Close() => _outbound.Writer.TryComplete();

    /// <summary>Ends the stream at once.</summary>
    public void Cut()
    {
        Close();
        cut();
    }
}
