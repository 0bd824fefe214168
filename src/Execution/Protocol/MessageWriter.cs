using System.Text;

namespace Explorer.Execution.Protocol;

/// <summary>Writes messages as JSON lines, each at once and whole.</summary>
internal sealed class MessageWriter(Stream stream)
{
    private readonly Lock _gate = new();

    /// <summary>Writes and flushes one message.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Write<T>(T message)
    {
        var line = Encoding.UTF8.GetBytes(TrialsJson.Serialize(message) + "\n");
        lock (_gate)
        {
            stream.Write(line);
            stream.Flush();
        }
    }
}
