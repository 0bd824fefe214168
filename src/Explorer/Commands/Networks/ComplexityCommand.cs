using Explorer.SearchSpace.Complexity;

namespace Explorer.Commands.Networks;

/// <summary><c>explorer complexity MODEL… | --configs FILE.jsonl</c>: what networks cost, by arithmetic alone.</summary>
internal static class ComplexityCommand
{
    public static Command Create()
    {
        var models = new Argument<string[]>("MODEL") { Description = ModelSource.Description, Arity = ArgumentArity.ZeroOrMore };
        var configs = new Option<FileInfo?>("--configs") { Description = "A file of model configs, one JSON object a line", HelpName = "FILE.jsonl" };
        var json = OutputOptions.Json();
        var command = new Command("complexity", "FLOPs, parameters, activations and resolved stages of networks") { models, configs, json };
        command.SetRun((parsed, console) => Run(console, Inputs(parsed.GetValue(models)!, parsed.GetValue(configs)), parsed.GetValue(json)));
        return command;
    }

    private static List<ModelConfig> Inputs(string[] models, FileInfo? configs)
    {
        List<ModelConfig> inputs = [.. models.Select(ModelSource.Load)];
        if (configs is not null)
        {
            inputs.AddRange(ModelConfigJson.LoadLines(configs.FullName));
        }

        return inputs.Count > 0 ? inputs : throw new InvalidInputException("explorer complexity", "nothing to count: name models, or a file with --configs");
    }

    private static int Run(CommandConsole console, List<ModelConfig> inputs, bool json)
    {
        var table = new TextTable("model", "flops", "params", "activations", "depths", "widths");
        foreach (var config in inputs)
        {
            var complexity = ComplexityCalculator.Of(config);
            var stages = config.ToStages();
            var hash = ModelConfigJson.Hash(config);
            if (json)
            {
                JsonLines.Write(console.Output, new
                {
                    hash,
                    complexity.Flops,
                    complexity.Params,
                    complexity.Activations,
                    stages = stages.Select(stage => new { stage.Depth, stage.Width, stage.Stride, stage.BottleneckRatio, stage.GroupWidth }),
                });
                continue;
            }

            table.Add(hash, Exact(complexity.Flops), Exact(complexity.Params), Exact(complexity.Activations), NetworkText.Depths(config), NetworkText.Widths(config));
        }

        if (!json)
        {
            table.Write(console.Output);
        }

        return ExitCode.Done;
    }

    private static string Exact(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
