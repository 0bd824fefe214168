using Explorer.Analysis.Derivation;
using Explorer.Analysis.Regime;

namespace Explorer.Commands.Ask;

/// <summary><c>explorer derive EXPERIMENT</c>: the next space that a population speaks for, with the evidence.</summary>
internal static class DeriveCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = StoredExperiment.Description };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var output = OutputOptions.Save("Write the next experiment into this file", "next.json");
        var name = new Option<string?>("--name") { Description = "The next experiment's name; the given one's with '-next' unless given" };
        var count = new Option<int?>("--count") { Description = "The next experiment's sample size; the given one's unless given", HelpName = "N" }.AtLeast(1);
        var against = new Option<string?>("--against") { Description = "The experiment that this one was derived from: says first whether the last step is refuted", HelpName = "EXPERIMENT" };
        var beside = new Option<string?>("--beside") { Description = "Propose this candidate alone, whatever its evidence: to sample its space beside this one and compare", HelpName = "WORDS" };
        var level = new Option<double>("--level") { Description = "The share of populations without any rule of which something is proposed, at most", DefaultValueFactory = _ => new DerivationSettings().Level }.Fraction("a number", "0.05");
        var command = new Command("derive", "Proposes the next space from a population, with evidence for every change") { experiment, store, json, against, beside, output, name, count, level };
        command.SetRun((parsed, console) =>
        {
            var settings = new DerivationSettings { Name = parsed.GetValue(name), Count = parsed.GetValue(count), Level = parsed.GetValue(level), Beside = parsed.GetValue(beside) };
            var target = parsed.GetValue(experiment)!;
            if (parsed.GetValue(output) is { } wanted)
                OutputFile.Check(wanted, output.Name, ".json");
            var read = StoredExperiment.ReadAll(parsed.GetValue(against) is { } earlier ? [target, earlier] : [target], parsed.GetValue(store)!);
            var given = read[0];
            StoredExperiment.RequireNetworks(given.Experiment, "derive");
            var step = read.Count > 1 ? Step(read[1], given) : null;
            var report = new DerivationReport(SpaceDerivation.Propose(given.Experiment, given.Named.Population, settings), RegimeCheck.Of(given.Trials, given.Experiment.Data), settings.LeastSide, step) { Options = OutputOptions.InStore(given.Store) };
            if (report.StepInWords is { } words)
                console.Tell(words);
            if (parsed.GetValue(json))
                DerivationJson.Write(console.Output, report);
            else
                console.Documents().Write(DerivationDocument.Of(report));
            if (parsed.GetValue(output) is { } file && report.Proposal.Definition is null)
                console.Warn($"nothing is proposed, so {file} was not written{(report.Advice is null ? "" : "; the last line says how to write a space to be sampled beside")}");
            else if (parsed.GetValue(output) is { } path)
                console.Tell(Written(report.Proposal, given, target, path));
            else if (report.Proposal.Definition is not null && !parsed.GetValue(json))
                console.Output.WriteLine("write it with --save next.json");
            return ExitCode.Done;
        });
        return command;
    }

    private static PopulationComparison Step(StoredExperiment before, StoredExperiment after)
    {
        ComparedData.Require("--against", [((before.Named.Name, before.Data), (after.Named.Name, after.Data))]);
        return PopulationComparer.Compare(before.Named, after.Named, new ComparisonSettings { Origin = "--against" });
    }

    // Beside the given file the next one extends it, so that only what changed is written; without a file it is written whole.
    private static string Written(DerivationProposal proposal, StoredExperiment given, string target, string output)
    {
        var path = Path.GetFullPath(output);
        var extends = File.Exists(target) && ExperimentReader.Load(target, DataDemand.None).Definition == given.Experiment.Definition
            ? Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.GetFullPath(target)) : null;
        var text = DerivedExperiment.Text(proposal, extends);

        // Read as 'explorer run' will read it, before anything is written.
        ExperimentReader.Parse(text, path, DataDemand.None);
        OutputFile.Write(path, text, output);
        return $"wrote {output}; next: explorer run {TypedCommand.Quoted(output)}{OutputOptions.InStore(given.Store)}";
    }
}
