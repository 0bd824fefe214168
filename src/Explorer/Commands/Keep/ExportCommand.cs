namespace Explorer.Commands.Keep;

/// <summary><c>explorer export EXPERIMENT</c> or <c>--training DIR</c>: the best networks, or a trained one, into a zoo, with their test error.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var options = new ExportOptions();
        var command = options.Create();
        command.SetRun((parsed, console) => Export(console, options.Read(parsed), new ZooLibrary(parsed.GetValue(options.Zoo)!)));
        return command;
    }

    private static int Export(CommandConsole console, IReadOnlyList<ExportRequest> requests, ZooLibrary zoo)
    {
        using var interruption = new Interruption(console, "the entry under way is not there; those before it stay");
        var data = new DataLibrary();
        var exporter = new ZooExporter(new Trainer(data, TimeProvider.System), data, TimeProvider.System);
        var exported = new List<ZooMetrics>();
        foreach (var request in requests)
        {
            console.Tell(request.Trial.Planned.Origin == TrialOrigin.Named
                ? $"{request.WeightsPath}"
                : $"trial {request.Trial.Index}, rank {request.Rank} of {request.Population}{(request.WeightsPath is null ? ": training again" : "")}");
            exported.Add(exporter.Export(request, zoo, new EpochLines(console), interruption.Token).Metrics);
        }

        console.Show(Table.Of(
            ["entry", "rank", "flops", "params", "validation error", "test error [95 %]", "test images"],
            exported.Select(metrics => (IReadOnlyList<Cell>)
            [
                Cell.Words(metrics.Name), Cell.Count(metrics.Rank), Cell.Quantity(metrics.Trial.Complexity.Flops), Cell.Quantity(metrics.Trial.Complexity.Params),
                Cell.Share(metrics.Validation.Error), Cell.Share(metrics.Test.Estimate), Cell.Count(metrics.Test.Images),
            ])));
        console.Tell($"how fast they are: explorer zoo latency{OutputOptions.Named("--zoo", zoo.Root, "zoo")}");
        return ExitCode.Done;
    }
}
