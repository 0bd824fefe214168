namespace Explorer.Running;

/// <summary>An import's progress: a line now and then.</summary>
internal sealed class ImportLines(CommandConsole console) : IProgress<int>
{
    private const int Step = 5000;

    /// <inheritdoc/>
    public void Report(int value)
    {
        if (value % Step == 0)
            console.Tell($"{NumberText.Counted(value, "picture")} read");
    }
}
