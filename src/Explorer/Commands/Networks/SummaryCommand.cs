using Explorer.Models;
using Explorer.Models.Summaries;

namespace Explorer.Commands.Networks;

/// <summary><c>explorer summary MODEL</c>: the layer table, as torchsummary users know it.</summary>
internal static class SummaryCommand
{
    public static Command Create()
    {
        var model = ModelSource.Argument();
        var input = new Option<string?>("--input") { Description = "Other channels and resolution than the config's", HelpName = "1x96x96" };
        var json = OutputOptions.Json();
        var command = new Command("summary", "The layers of a network with output shapes, parameters, FLOPs and activations") { model, input, json };
        command.SetRun((parsed, console) =>
        {
            var config = ModelSource.Load(parsed.GetValue(model)!);
            return Run(console, parsed.GetValue(input) is { } shape ? config.Adapt(ModelOptions.Shape(shape), classes: null, "--input") : config, parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(CommandConsole console, ModelConfig config, bool json)
    {
        using var network = NetworkBuilder.Build(config);
        var summary = NetworkSummary.Of(network);
        if (json)
            summary.Layers.ToList().ForEach(layer => JsonLines.Write(console.Output, layer));
        else
            Show(console, summary);
        return ExitCode.Done;
    }

    private static void Show(CommandConsole console, NetworkSummary summary)
    {
        var (cost, memory) = (summary.Complexity, summary.Memory);
        console.Show(
            Table.Of(
                ["layer", "type", "output shape", "params", "flops", "activations"],
                [.. summary.Layers.Select(layer => Row(layer.Name, layer.Type, $"[-1, {string.Join(", ", layer.OutputShape)}]", layer.Params, layer.Flops, layer.Activations)), Row("total", "", "", cost.Params, cost.Flops, cost.Activations)]),
            new Block.Paragraph($"Output of each part: {string.Join(" · ", summary.Parts.Select(part => $"{part.Name} {string.Join('x', part.OutputShape)}"))}"),
            new Block.Points([$"Total params: {NumberText.Count(cost.Params)}", $"Total FLOPs (multiply-adds): {NumberText.Count(cost.Flops)}", $"Total activations: {NumberText.Count(cost.Activations)}"]));
        console.Output.WriteLine();
        console.Show(new Block.Points(
        [
            $"Input size (MB): {NumberText.Fixed(memory.InputMebibytes)}",
            $"Forward/backward pass size (MB): {NumberText.Fixed(memory.ActivationMebibytes)}",
            $"Params size (MB): {NumberText.Fixed(memory.ParameterMebibytes)}",
            $"Estimated total size (MB): {NumberText.Fixed(memory.TotalMebibytes)}",
        ]));
    }

    private static IReadOnlyList<Cell> Row(string layer, string type, string shape, long parameters, long flops, long activations) =>
        [Cell.Words(layer), Cell.Words(type), Cell.Words(shape), Cell.Count(parameters), Cell.Count(flops), Cell.Count(activations)];
}
