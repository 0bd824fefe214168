using System.Text.Json;
using Explorer.Analysis.Regime;
using Explorer.Analysis.Widths;
using Explorer.Models;

namespace Explorer.Commands.Ask;

/// <summary><c>explorer fit EXPERIMENT|MODEL…</c>: quantised width lines, the line through the best networks, laws of complexity.</summary>
internal static class FitCommand
{
    public static Command Create()
    {
        var targets = new Argument<string[]>("EXPERIMENT|MODEL")
        {
            Description = "An experiment file or the name of one in the store; or a model config file, a zoo entry's folder, or a preset such as regnetx-400mf",
            Arity = ArgumentArity.OneOrMore,
        };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var best = new Option<int?>("--best") { Description = "How many networks of an experiment count as its best; a quarter unless given", HelpName = "K" }.AtLeast(1);
        var laws = new Option<bool>("--laws") { Description = "Also fit activations, parameters and run time against FLOPs; several experiments always do" };
        var output = new Option<string?>("--out", "-o") { Description = "Also write a page, fits.csv and figures of each experiment into this folder, a folder an experiment", HelpName = "runs/" };
        var command = new Command("fit", "Fits quantised linear widths to networks, and complexity laws to populations") { targets, store, json, best, laws, output };
        command.SetRun((parsed, console) =>
        {
            var named = parsed.GetValue(targets)!.Select(target => (Name: target, Config: ModelOf(target))).ToList();
            var read = Populations([.. named.Where(item => item.Config is null).Select(item => item.Name)], parsed.GetValue(store)!);
            var report = FitReport.Of(named.Where(item => item.Config is not null).Select(item => (item.Name, item.Config!)), [.. read.Select(item => new LawInput(item.Named.Name, item.Named.Population, TrainingCost.Images(item.Experiment.Data)))], parsed.GetValue(best), parsed.GetValue(laws)) with
            {
                Regimes = [.. read.Select(item => (item.Named.Name, RegimeCheck.Of(item.Trials, item.Experiment.Data)))],
            };
            if (parsed.GetValue(json))
                FitJson.Write(console.Output, report);
            else
                console.Documents().Write(FitDocument.Of(report));
            foreach (var ((experiment, trend), (_, regime)) in parsed.GetValue(output) is null ? [] : report.Populations.Zip(report.Regimes))
                console.Tell($"widths {OutputFile.Page(FitDocument.Of(experiment, trend, regime), "Linear widths", "fits.html", Path.Combine(parsed.GetValue(output)!, experiment))}");
            return ExitCode.Done;
        });
        return command;
    }

    private static IReadOnlyList<StoredExperiment> Populations(IReadOnlyList<string> experiments, string storePath)
    {
        if (experiments.Count == 0)
            return [];
        if (!File.Exists(storePath))
        {
            throw new InvalidInputException(
                experiments[0],
                $"no such file or model, and there is no results database {storePath} that could hold an experiment of that name; models: {Presets.Advice(experiments[0])}");
        }

        var read = StoredExperiment.ReadAll(experiments, storePath);
        foreach (var item in read)
            StoredExperiment.RequireNetworks(item.Experiment, "fit");
        return read;
    }

    // The model that the name means; null for everything else, which is looked for in the store.
    private static ModelConfig? ModelOf(string target)
    {
        try
        {
            return File.Exists(target) && IsExperiment(target) ? null : ModelSource.Load(target);
        }
        catch (InvalidInputException) when (!File.Exists(target) && !Directory.Exists(target))
        {
            return null;
        }
    }

    private static bool IsExperiment(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonText.ReadFile(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && (document.RootElement.TryGetProperty("space", out _) || document.RootElement.TryGetProperty("extends", out _));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The reader of model configs says where the JSON is wrong.
            return false;
        }
    }
}
