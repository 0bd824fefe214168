using Explorer.Analysis.Widths;
using Explorer.Models;
using Explorer.Reporting.Rules;

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
        var best = new Option<int?>("--best") { Description = "How many networks of an experiment count as its best; a quarter unless given", HelpName = "K" };
        best.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--best expects a whole number of at least 1");
            }
        });
        var laws = new Option<bool>("--laws") { Description = "Also fit activations, parameters and run time against FLOPs; several experiments always do" };
        var output = new Option<string?>("--out") { Description = "Also write fits.csv and fits.svg for each experiment into this folder, a folder an experiment", HelpName = "runs/" };
        var command = new Command("fit", "Fits quantised linear widths to networks, and complexity laws to populations") { targets, store, json, best, laws, output };
        command.SetRun((parsed, console) => Run(console, parsed.GetValue(targets)!, parsed.GetValue(store)!, parsed.GetValue(json), parsed.GetValue(best), parsed.GetValue(laws), parsed.GetValue(output)));
        return command;
    }

    private static int Run(CommandConsole console, string[] targets, string storePath, bool json, int? best, bool laws, string? output)
    {
        var (models, experiments) = Sort(targets);
        if (!json && models.Count > 0)
        {
            FitText.WriteModels(console.Output, models);
        }
        else
        {
            models.ForEach(model => FitText.WriteJson(console.Output, model));
        }

        if (experiments.Count == 0)
        {
            return ExitCode.Done;
        }

        if (!File.Exists(storePath))
        {
            throw new InvalidInputException(
                experiments[0],
                $"no such file or model, and there is no results database {storePath} that could hold an experiment of that name; models: {Presets.Advice(experiments[0])}");
        }

        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        var inputs = experiments.Select(name => Read(store, StoredExperiment.Find(store, storePath, name))).ToList();
        foreach (var input in inputs)
        {
            var trend = LinearWidthTrend.Of(input.Population, best);
            if (json)
            {
                FitText.WriteJson(console.Output, input.Experiment, trend);
            }
            else
            {
                FitText.Write(console.Output, input.Experiment, trend);
            }

            if (output is not null)
            {
                console.Tell($"{string.Join(", ", FitFiles.Write(input.Experiment, trend, RunChecks.RequireFolder(output, input.Experiment)))}");
            }
        }

        if (!json && (laws || inputs.Count > 1))
        {
            LawText.Write(console.Output, inputs, ComplexityLaws.Of(inputs, best));
        }

        return ExitCode.Done;
    }

    // A model where the name means one; everything else is looked for in the store.
    private static (List<(string Name, ModelConfig Config)> Models, List<string> Experiments) Sort(string[] targets)
    {
        var (models, experiments) = (new List<(string, ModelConfig)>(), new List<string>());
        foreach (var target in targets)
        {
            if (ModelOf(target) is { } config)
            {
                models.Add((target, config));
            }
            else
            {
                experiments.Add(target);
            }
        }

        return (models, experiments);
    }

    private static ModelConfig? ModelOf(string target)
    {
        if (File.Exists(target))
        {
            return FitText.IsExperiment(target) ? null : ModelSource.Load(target);
        }

        try
        {
            return ModelSource.Load(target);
        }
        catch (InvalidInputException) when (!Directory.Exists(target))
        {
            return null;
        }
    }

    private static LawInput Read(IResultStore store, ExperimentRecord record)
    {
        var experiment = record.ReadDefinition();
        var facts = DataSetFacts.Find(experiment.Data.Name);
        return new LawInput(record.Name, Population.Of(store.Trials(record.Name)), experiment.Data.Train ?? facts?.TrainingImages - experiment.Data.Validation);
    }
}
