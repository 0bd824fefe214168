namespace Explorer.Running;

/// <summary>An import's progress: a line now and then.</summary>
internal sealed class ImportLines(TextWriter output) : IProgress<int>
{
    private const int Step = 5000;

    /// <inheritdoc/>
    public void Report(int value)
    {
        if (value % Step == 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"explorer: {value:N0} pictures read"));
    }
}
