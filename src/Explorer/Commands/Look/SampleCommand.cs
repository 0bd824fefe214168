using System.Diagnostics;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Commands.Look;

/// <summary><c>explorer sample EXPERIMENT</c>: the networks that an experiment would train.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var experiment = InputFile.Experiment();
        var count = new Option<int?>("--count") { Description = "How many networks; default: the experiment's own number", HelpName = "N" }.AtLeast(1);
        var seed = new Option<ulong?>("--seed") { Description = "Seed of the sample; default: the experiment's own", HelpName = "S" };
        var changes = OutputOptions.With();
        var json = OutputOptions.Json();
        var command = new Command("sample", "The networks that an experiment would train, with their complexity; trains nothing") { experiment, count, seed, changes, json };
        command.SetRun((parsed, console) => Run(console, ExperimentReader.Load(parsed.GetValue(experiment)!, DataDemand.None, parsed.GetValue(changes)), parsed.GetValue(count), parsed.GetValue(seed), parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, Experiment experiment, int? count, ulong? seed, bool json)
    {
        var begun = Stopwatch.GetTimestamp();
        var sampler = new SpaceSampler(experiment.Space, seed ?? experiment.Sample.Seed, experiment.Origin);
        var samples = sampler.Take(count ?? experiment.Sample.DrawnCount);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var exit = console.List(
            json,
            samples,
            sample => new { sample.Index, sample.Hash, sample.Config, sample.Complexity.Flops, sample.Complexity.Params, sample.Complexity.Activations },
            ["index", "hash", .. NetworkText.CostTitles, "depths", "widths", "others"],
            sample =>
            [
                Cell.Number(sample.Index, 0), Cell.Words(sample.Hash), .. NetworkText.Costs(sample.Complexity),
                Cell.Words(NetworkText.Depths(sample.Config)), Cell.Words(NetworkText.Widths(sample.Config)), Cell.Words(NetworkText.Others(sample.Config)),
            ]);
        console.Tell($"{NumberText.Counted(samples.Count, "network")} from {NumberText.Counted(sampler.Attempts, "attempt")} in {NumberText.Fixed(seconds)} s ({NumberText.Count((long)(sampler.Attempts / seconds))} attempts/s)");
        return exit;
    }
}
