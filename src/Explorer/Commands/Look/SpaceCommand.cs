using System.Numerics;
using Explorer.SearchSpace.Sampling;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Commands.Look;

/// <summary><c>explorer space EXPERIMENT</c>: how large a space is and what its networks cost.</summary>
internal static class SpaceCommand
{
    public static Command Create()
    {
        var experiment = InputFile.Experiment();
        var changes = OutputOptions.With();
        var json = OutputOptions.Json();
        var command = new Command("space", "Exact size, free dimensions, acceptance rate and complexity ranges of a space; trains nothing") { experiment, changes, json };
        command.SetRun((parsed, console) => Run(console, ExperimentReader.Load(parsed.GetValue(experiment)!, DataDemand.None, parsed.GetValue(changes)), parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, Experiment experiment, bool json)
    {
        var summary = SpaceSummary.Of(experiment.Space, experiment.Sample.Seed);
        var paperSize = PaperSize.Of(experiment.Space);
        if (!json)
        {
            console.Show(Table.Facts(Facts(experiment, summary, paperSize)), Ranges(summary));
            return ExitCode.Done;
        }

        JsonLines.Write(console.Output, new
        {
            experiment = experiment.Name,
            size = Exact(summary.Size),
            summary.SizeReason,
            paperSize = Exact(paperSize),
            summary.Dimensions,
            summary.Acceptance,
            acceptanceInterval = new[] { summary.AcceptanceLow, summary.AcceptanceHigh },
            summary.Attempts,
            summary.Drawn,
            summary.Accepted,
        });
        return ExitCode.Done;
    }

    private static string? Exact(BigInteger? size) => size?.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string, string)> Facts(Experiment experiment, SpaceSummary summary, BigInteger? paperSize)
    {
        yield return ("space", experiment.Name);
        yield return ("size", summary.Size is { } exact ? $"{Exact(exact)} ({NumberText.Scientific(exact)})" : $"not countable: {summary.SizeReason}");
        if (paperSize is { } counted)
            yield return ("paper", $"{NumberText.Scientific(counted)} ({(experiment.Space is RegNetSpace ? "64 settings for each free one of depth, w0, wa, wm" : "its way divides by (stages)! for each order, as if no two stages were equal")})");
        yield return ("dimensions", NumberText.Count(summary.Dimensions));
        var acceptance = new Estimate(summary.Acceptance, new Interval(summary.AcceptanceLow, summary.AcceptanceHigh, Interval.DefaultConfidence, ""));
        yield return ("acceptance", $"{Cell.Share(acceptance, 3)} of {NumberText.Counted(summary.Attempts, "attempt")} (95 % interval)");
    }

    private static Table Ranges(SpaceSummary summary) => Table.Of(
        ["complexity", "of", "networks", "least", "quartile", "median", "quartile", "most"],
        new[] { ("drawn", summary.Drawn), ("accepted", summary.Accepted) }.SelectMany(part => Rows(part.Item1, part.Item2)));

    private static IEnumerable<IReadOnlyList<Cell>> Rows(string of, ComplexitySpread? spread) => spread is null
        ? [[Cell.Words(NumberText.None), Cell.Words(of), Cell.Count(0), .. Enumerable.Repeat(Cell.Quantity(null), 5)]]
        : new[] { ("flops", spread.Flops), ("params", spread.Params), ("activations", spread.Activations) }.Select(figure => (IReadOnlyList<Cell>)
        [
            Cell.Words(figure.Item1), Cell.Words(of), Cell.Count(spread.Networks),
            .. new double[] { figure.Item2.Least, figure.Item2.LowerQuartile, figure.Item2.Median, figure.Item2.UpperQuartile, figure.Item2.Most }.Select(value => Cell.Quantity(value)),
        ]);
}
