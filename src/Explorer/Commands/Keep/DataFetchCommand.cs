using Explorer.Training.Data.Fetching;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer data fetch NAME</c>: downloads a data set.</summary>
internal static class DataFetchCommand
{
    public static Command Create()
    {
        var name = DataCommand.Name();
        var data = OutputOptions.Data();
        var command = new Command("fetch", "Downloads a data set, going on where an earlier download stopped") { name, data };
        command.SetRun(async (parsed, console) =>
        {
            using var interruption = new Interruption(console, "what was downloaded stays, and the same command goes on from there");
            using var fetcher = new DataFetcher();
            var result = await fetcher.FetchAsync(parsed.GetValue(name)!, parsed.GetValue(data), new FetchLines(console), interruption.Token);
            console.Output.WriteLine(result.Directory is { } folder ? $"{folder}: {DataCommand.Verdict(result.Verification)}" : DataCommand.Verdict(result.Verification));
            return ExitCode.Done;
        });
        return command;
    }
}

/// <summary>A download's progress: a line at every stage and at every tenth of a file.</summary>
internal sealed class FetchLines(CommandConsole console) : IProgress<FetchProgress>
{
    private const int Parts = 10;
    private string? _last;

    /// <inheritdoc/>
    public void Report(FetchProgress value)
    {
        var line = value.Stage switch
        {
            FetchStage.Downloading when value.Total is { } total and > 0 =>
                $"{value.FileName}: {NumberText.Share((double)(value.Received * Parts / total) / Parts, 0)} of {NumberText.Quantity(total)}B from {value.Address.Host}",
            FetchStage.Downloading => $"{value.FileName}: downloading from {value.Address.Host}",
            FetchStage.Retrying => $"{value.FileName}: {value.Message}; trying again",
            FetchStage.MirrorFailed => $"{value.FileName}: {value.Address.Host} failed: {value.Message}",
            FetchStage.Unpacking => $"{value.FileName}: unpacking",
            _ => $"{value.FileName}: done",
        };
        if (line != _last)
        {
            console.Tell(line);
            _last = line;
        }
    }
}
