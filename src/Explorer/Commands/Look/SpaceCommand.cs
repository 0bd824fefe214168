using System.Numerics;
using Explorer.SearchSpace.Sampling;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Commands.Look;

/// <summary><c>explorer space EXPERIMENT</c>: how large a space is and what its networks cost.</summary>
internal static class SpaceCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "An experiment file" };
        var changes = OutputOptions.With();
        var json = OutputOptions.Json();
        var command = new Command("space", "Exact size, free dimensions, acceptance rate and complexity ranges of a space; trains nothing") { experiment, changes, json };
        command.SetRun((parsed, console) => Run(console, ExperimentReader.Load(parsed.GetValue(experiment)!, DataDemand.None, parsed.GetValue(changes)), parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, Experiment experiment, bool json)
    {
        var summary = SpaceSummary.Of(experiment.Space, experiment.Sample.Seed);
        var size = summary.Size?.ToString(CultureInfo.InvariantCulture);
        var paperSize = PaperSize.Of(experiment.Space);
        if (json)
        {
            JsonLines.Write(console.Output, new
            {
                experiment = experiment.Name,
                size,
                summary.SizeReason,
                paperSize = paperSize?.ToString(CultureInfo.InvariantCulture),
                summary.Dimensions,
                summary.Acceptance,
                acceptanceInterval = new[] { summary.AcceptanceLow, summary.AcceptanceHigh },
                summary.Attempts,
                summary.Drawn,
                summary.Accepted,
            });
            return ExitCode.Done;
        }

        console.Output.WriteLine($"space        {experiment.Name}");
        console.Output.WriteLine(summary.Size is { } exact ? $"size         {size} ({Scientific(exact)})" : $"size         not countable: {summary.SizeReason}");
        if (paperSize is { } counted)
        {
            var how = experiment.Space is RegNetSpace ? "64 settings for each free one of depth, w0, wa, wm" : "its way divides by (stages)! for each order, as if no two stages were equal";
            console.Output.WriteLine($"paper        {Scientific(counted)} ({how})");
        }

        console.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dimensions   {summary.Dimensions}"));
        console.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"acceptance   {summary.Acceptance:P3} of {summary.Attempts:N0} attempts (95 % interval {summary.AcceptanceLow:P3} to {summary.AcceptanceHigh:P3})"));
        console.Output.WriteLine();
        Ranges(summary).Write(console.Output);
        return ExitCode.Done;
    }

    private static string Scientific(BigInteger size) => ((double)size).ToString("0.00e0", CultureInfo.InvariantCulture);

    private static TextTable Ranges(SpaceSummary summary)
    {
        var table = new TextTable("complexity", "of", "networks", "least", "quartile", "median", "quartile", "most");
        foreach (var (name, spread) in new[] { ("drawn", summary.Drawn), ("accepted", summary.Accepted) })
        {
            if (spread is null)
            {
                table.Add("-", name, "0", "-", "-", "-", "-", "-");
                continue;
            }

            foreach (var (figure, q) in new[] { ("flops", spread.Flops), ("params", spread.Params), ("activations", spread.Activations) })
            {
                table.Add(
                    figure,
                    name,
                    spread.Networks.ToString(CultureInfo.InvariantCulture),
                    NumberText.Quantity(q.Least),
                    NumberText.Quantity(q.LowerQuartile),
                    NumberText.Quantity(q.Median),
                    NumberText.Quantity(q.UpperQuartile),
                    NumberText.Quantity(q.Most));
            }
        }

        return table;
    }
}
