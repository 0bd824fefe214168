using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Explorer.Execution.Protocol;

/// <summary>Reads lines of bounded length: a worker gone wild must not fill the coordinator's memory.</summary>
internal sealed class LineReader(Stream stream, int maxLength = LineReader.DefaultMaxLength)
{
    /// <summary>Far above any result: some hundred bytes an epoch.</summary>
    public const int DefaultMaxLength = 64 << 20;

    private readonly PipeReader _pipe = PipeReader.Create(stream);

    /// <summary>The next line without its end, or null at the end of the stream. A last line without end counts as none: it was cut off.</summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await _pipe.ReadAsync(cancellation);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(buffer.Slice(0, end));
                _pipe.AdvanceTo(buffer.GetPosition(1, end));
                return line;
            }

            if (read.IsCompleted)
                return null;

            if (buffer.Length > maxLength)
            {
                throw new InvalidDataException($"a line of more than {maxLength} bytes");
            }

            _pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
