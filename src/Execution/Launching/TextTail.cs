namespace Explorer.Execution.Launching;

/// <summary>The last lines of a text that comes in over time.</summary>
internal sealed class TextTail
{
    private const int MostLines = 20;
    private const int LongestLine = 400;
    private readonly Queue<string> _lines = [];

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync(TextReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
                Add(line);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // As the end.
        }
    }

    /// <summary>The kept lines, in order.</summary>
    public override string ToString()
    {
        lock (_lines)
            return string.Join('\n', _lines);
    }

    private void Add(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;

        lock (_lines)
        {
            _lines.Enqueue(line.Length <= LongestLine ? line : line[..LongestLine] + "…");
            if (_lines.Count > MostLines)
                _lines.Dequeue();
        }
    }
}
