using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Explorer.Analysis.Derivation;
using Explorer.Analysis.Regime;

namespace Explorer.Commands.Ask;

/// <summary><c>explorer derive EXPERIMENT</c>: the next space that a population speaks for, with the evidence.</summary>
internal static partial class DeriveCommand
{
    // Ratios such as 0.05 and words as they are, for people who read and edit the file.
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = StoredExperiment.Description };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var output = new Option<string?>("--out") { Description = "Write the next experiment into this file", HelpName = "next.json" };
        var name = new Option<string?>("--name") { Description = "The next experiment's name; the given one's with '-next' unless given" };
        var count = new Option<int?>("--count") { Description = "The next experiment's sample size; the given one's unless given", HelpName = "N" };
        var against = new Option<string?>("--against") { Description = "The experiment that this one was derived from: says first whether the last step is refuted", HelpName = "EXPERIMENT" };
        var beside = new Option<string?>("--beside") { Description = "Propose this candidate alone, whatever its evidence: to sample its space beside this one and compare", HelpName = "WORDS" };
        var level = new Option<double>("--level") { Description = "The share of populations without any rule of which something is proposed, at most", DefaultValueFactory = _ => new DerivationSettings().Level };
        level.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 1))
            {
                result.AddError("--level expects a number between 0 and 1");
            }
        });
        var command = new Command("derive", "Proposes the next space from a population, with evidence for every change") { experiment, store, json, against, beside, output, name, count, level };
        command.SetRun((parsed, console) =>
        {
            var settings = new DerivationSettings { Name = parsed.GetValue(name), Count = parsed.GetValue(count), Level = parsed.GetValue(level), Beside = parsed.GetValue(beside) };
            return Run(console, parsed.GetValue(experiment)!, parsed.GetValue(store)!, parsed.GetValue(json), parsed.GetValue(against), parsed.GetValue(output), settings);
        });
        return command;
    }

    private static int Run(CommandConsole console, string target, string storePath, bool json, string? against, string? output, DerivationSettings settings)
    {
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var record = StoredExperiment.Find(store, storePath, target);
        var experiment = record.ReadDefinition();
        var trials = store.Trials(record.Name);
        var population = Population.Of(trials);
        var regime = RegimeCheck.Of(trials, experiment.Data);
        if (!json)
        {
            RegimeOutput.WriteText([(record.Name, regime)], console.Output);
        }

        if (against is not null)
        {
            Judge(console, store, StoredExperiment.Find(store, storePath, against), record, experiment, population);
        }

        var proposal = SpaceDerivation.Propose(experiment, population, settings);
        if (json)
        {
            var line = JsonSerializer.SerializeToNode(proposal, TrialsJson.Options)!;
            line["regime"] = JsonSerializer.SerializeToNode(RegimeOutput.Json(regime), TrialsJson.Options);
            JsonLines.Write(console.Output, line);
        }
        else
        {
            DeriveText.Write(console.Output, proposal);
        }

        if (proposal.Definition is null)
        {
            if (output is not null)
            {
                console.Tell($"nothing to propose, so {output} was not written");
            }

            return ExitCode.Done;
        }

        if (output is not null)
        {
            Write(proposal, experiment, target, output);
            console.Tell($"wrote {output}; next: explorer run {output}");
        }
        else if (!json)
        {
            console.Output.WriteLine("write it with --out next.json");
        }

        return ExitCode.Done;
    }

    private static void Judge(CommandConsole console, IResultStore store, ExperimentRecord before, ExperimentRecord after, Experiment experiment, Population population)
    {
        var trials = store.Trials(before.Name);
        ComparedData.Require("--against", [(
            (before.Name, DataIdentity.Of(before.ReadDefinition(), trials)),
            (after.Name, DataIdentity.Of(experiment, [.. population.Members.Select(member => member.Trial)])))]);
        var comparison = PopulationComparer.Compare(new NamedPopulation(before.Name, Population.Of(trials)), new NamedPopulation(after.Name, population));
        var step = comparison.Verdict == ComparisonVerdict.Worse ? $"the step from {before.Name} is refuted: go back and try another" : $"the step from {before.Name} stands";
        console.Tell($"{step}; {comparison.VerdictInWords}");
    }

    // Beside the given file the next one extends it, so that only what changed is written; without a file it is written whole.
    private static void Write(DerivationProposal proposal, Experiment experiment, string target, string output)
    {
        var path = Path.GetFullPath(output);
        var text = File.Exists(target) && ExperimentReader.Load(target, DataDemand.None).Definition == experiment.Definition
            ? Extending(proposal.Extension!, Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.GetFullPath(target)))
            : Written(JsonNode.Parse(proposal.Definition!)!);
        // Read as 'explorer run' will read it, before anything is written.
        ExperimentReader.Parse(text, path, DataDemand.None);
        try
        {
            File.WriteAllText(path, text + "\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(output, $"cannot be written: {error.Message}");
        }
    }

    // Lists of plain values on one line, as people write them.
    private static string Written(JsonNode root) =>
        PlainList().Replace(root.ToJsonString(Layout), list => $"[{string.Join(", ", list.Groups["items"].Value.Split(',', StringSplitOptions.TrimEntries))}]");

    [GeneratedRegex(@"\[\s+(?<items>[^\[\]{}""]*?)\s+\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PlainList();

    private static string Extending(string extension, string file)
    {
        var members = JsonNode.Parse(extension)!.AsObject();
        var root = new JsonObject { ["name"] = members["name"]!.DeepClone(), ["extends"] = file.Replace('\\', '/') };
        foreach (var member in members.Where(member => member.Key != "name"))
        {
            root[member.Key] = member.Value?.DeepClone();
        }

        return Written(root);
    }
}
