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
            using var interruption = new Interruption(console);
            using var fetcher = new DataFetcher();
            var result = await fetcher.FetchAsync(parsed.GetValue(name)!, parsed.GetValue(data), new FetchLines(console.Error), interruption.Token);
            console.Output.WriteLine(result.Directory is { } folder ? $"{folder}: {DataCommand.Verdict(result.Verification)}" : DataCommand.Verdict(result.Verification));
            return ExitCode.Done;
        });
        return command;
    }
}
