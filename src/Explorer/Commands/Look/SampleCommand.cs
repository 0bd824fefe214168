using System.Diagnostics;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Commands.Look;

/// <summary><c>explorer sample EXPERIMENT</c>: the networks that an experiment would train.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "An experiment file" };
        var count = new Option<int?>("--count") { Description = "How many networks; default: the experiment's own number", HelpName = "N" };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of the sample; default: the experiment's own", HelpName = "S" };
        var changes = OutputOptions.With();
        var json = OutputOptions.Json();
        var command = new Command("sample", "The networks that an experiment would train, with their complexity; trains nothing") { experiment, count, seed, changes, json };
        command.SetRun((parsed, console) => Run(console, ExperimentReader.Load(parsed.GetValue(experiment)!, DataDemand.None, parsed.GetValue(changes)), parsed.GetValue(count), parsed.GetValue(seed), parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, Experiment experiment, int? count, ulong? seed, bool json)
    {
        if (count < 1)
        {
            throw new InvalidInputException("--count", string.Create(CultureInfo.InvariantCulture, $"{count} is not possible, expected at least 1"));
        }

        var begun = Stopwatch.GetTimestamp();
        var sampler = new SpaceSampler(experiment.Space, seed ?? experiment.Sample.Seed, experiment.Origin);
        var samples = sampler.Take(count ?? experiment.Sample.DrawnCount);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        if (json)
        {
            foreach (var sample in samples)
            {
                JsonLines.Write(console.Output, new { sample.Index, sample.Hash, sample.Config, sample.Complexity.Flops, sample.Complexity.Params, sample.Complexity.Activations });
            }
        }
        else
        {
            Table(samples).Write(console.Output);
        }

        console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"explorer: {samples.Count} networks from {sampler.Attempts:N0} attempts in {seconds:F2} s ({sampler.Attempts / seconds:N0} attempts/s)"));
        return ExitCode.Done;
    }

    private static TextTable Table(IReadOnlyList<Sample> samples)
    {
        var table = new TextTable("index", "hash", "flops", "params", "activations", "depths", "widths", "others");
        foreach (var sample in samples)
        {
            table.Add(
                sample.Index.ToString(CultureInfo.InvariantCulture),
                sample.Hash,
                NumberText.Quantity(sample.Complexity.Flops),
                NumberText.Quantity(sample.Complexity.Params),
                NumberText.Quantity(sample.Complexity.Activations),
                NetworkText.Depths(sample.Config),
                NetworkText.Widths(sample.Config),
                NetworkText.Others(sample.Config));
        }

        return table;
    }
}
