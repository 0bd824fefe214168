using Explorer.Models;
using Explorer.Models.Summaries;

namespace Explorer.Commands.Networks;

/// <summary><c>explorer summary MODEL</c>: the layer table, as torchsummary users know it.</summary>
internal static class SummaryCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = ModelSource.Description };
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
        {
            foreach (var layer in summary.Layers)
            {
                JsonLines.Write(console.Output, layer);
            }

            return ExitCode.Done;
        }

        Table(summary).Write(console.Output);
        console.Output.WriteLine();
        console.Output.WriteLine($"Output of each part: {string.Join(" · ", summary.Parts.Select(part => $"{part.Name} {string.Join('x', part.OutputShape)}"))}");
        console.Output.WriteLine();
        console.Output.WriteLine($"Total params: {Exact(summary.Complexity.Params)}");
        console.Output.WriteLine($"Total FLOPs (multiply-adds): {Exact(summary.Complexity.Flops)}");
        console.Output.WriteLine($"Total activations: {Exact(summary.Complexity.Activations)}");
        console.Output.WriteLine();
        console.Output.WriteLine($"Input size (MB): {Mebibytes(summary.Memory.InputMebibytes)}");
        console.Output.WriteLine($"Forward/backward pass size (MB): {Mebibytes(summary.Memory.ActivationMebibytes)}");
        console.Output.WriteLine($"Params size (MB): {Mebibytes(summary.Memory.ParameterMebibytes)}");
        console.Output.WriteLine($"Estimated total size (MB): {Mebibytes(summary.Memory.TotalMebibytes)}");
        return ExitCode.Done;
    }

    private static TextTable Table(NetworkSummary summary)
    {
        var table = new TextTable("layer", "type", "output shape", "params", "flops", "activations");
        foreach (var layer in summary.Layers)
        {
            table.Add(layer.Name, layer.Type, $"[-1, {string.Join(", ", layer.OutputShape)}]", Exact(layer.Params), Exact(layer.Flops), Exact(layer.Activations));
        }

        table.Add("total", string.Empty, string.Empty, Exact(summary.Complexity.Params), Exact(summary.Complexity.Flops), Exact(summary.Complexity.Activations));
        return table;
    }

    private static string Exact(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Mebibytes(double size) => size.ToString("F2", CultureInfo.InvariantCulture);
}
