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
        List<ModelConfig> inputs = [.. models.Select(ModelSource.Load), .. configs is null ? [] : ModelConfigJson.LoadLines(configs.FullName)];
        return inputs.Count > 0 ? inputs : throw new InvalidInputException("explorer complexity", "nothing to count: name models, or a file with --configs");
    }

    private static int Run(CommandConsole console, List<ModelConfig> inputs, bool json) => console.List(
        json,
        inputs.Select(config => (Config: config, Hash: ModelConfigJson.Hash(config), Cost: ComplexityCalculator.Of(config))),
        network => new
        {
            hash = network.Hash,
            network.Cost.Flops,
            network.Cost.Params,
            network.Cost.Activations,
            stages = network.Config.ToStages().Select(stage => new { stage.Depth, stage.Width, stage.Stride, stage.BottleneckRatio, stage.GroupWidth }),
        },
        ["model", .. NetworkText.CostTitles, "depths", "widths"],
        network =>
        [
            Cell.Words(network.Hash), Cell.Count(network.Cost.Flops), Cell.Count(network.Cost.Params), Cell.Count(network.Cost.Activations),
            Cell.Words(NetworkText.Depths(network.Config)), Cell.Words(NetworkText.Widths(network.Config)),
        ]);
}
