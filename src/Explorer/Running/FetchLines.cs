using Explorer.Training.Data.Fetching;

namespace Explorer.Running;

/// <summary>A download's progress: a line at every stage and at every tenth of a file.</summary>
internal sealed class FetchLines(TextWriter output) : IProgress<FetchProgress>
{
    private const int Parts = 10;
    private string? _last;

    /// <inheritdoc/>
    public void Report(FetchProgress value)
    {
        var line = value.Stage switch
        {
            FetchStage.Downloading when value.Total is { } total and > 0 =>
                $"{value.FileName}: {value.Received * Parts / total * 100 / Parts} % of {NumberText.Quantity(total)}B from {value.Address.Host}",
            FetchStage.Downloading => $"{value.FileName}: downloading from {value.Address.Host}",
            FetchStage.Retrying => $"{value.FileName}: {value.Message}; trying again",
            FetchStage.MirrorFailed => $"{value.FileName}: {value.Address.Host} failed: {value.Message}",
            FetchStage.Unpacking => $"{value.FileName}: unpacking",
            _ => $"{value.FileName}: done",
        };
        if (line != _last)
        {
            output.WriteLine($"explorer: {line}");
            _last = line;
        }
    }
}
