using Explorer.Models;
using Explorer.Models.Onnx;
using Explorer.Models.Weights;

namespace Explorer.Commands.Networks;

/// <summary><c>explorer onnx MODEL --weights FILE --save FILE.onnx</c>: a network for ONNX Runtime.</summary>
internal static class OnnxCommand
{
    public static Command Create()
    {
        var model = ModelSource.Argument();
        var weights = new Option<string?>("--weights") { Description = "Its weights: safetensors or a PyTorch checkpoint; default for a zoo entry or a weight file: its own", HelpName = "FILE" };
        var names = NamingOption.Read();
        var seed = new Option<ulong?>("--seed") { Description = "In place of --weights: initial weights from this seed, untrained", HelpName = "S" };
        var save = OutputOptions.Save("The file to write; default: model.onnx", "FILE.onnx");
        var fold = new Option<bool>("--fold") { Description = "Take batch norms into the convolutions and linear layers before them" };
        var shape = new ModelOptions();
        var json = OutputOptions.Json();
        var command = new Command("onnx", "Writes a network with its weights as ONNX") { model, weights, names, seed, save, fold, json };
        shape.AddTo(command);
        command.SetRun((parsed, console) =>
        {
            var source = parsed.GetValue(model)!;
            var config = shape.Apply(ModelSource.Load(source), parsed);
            var path = OutputFile.Check(parsed.GetValue(save) ?? "model.onnx", save.Name, ".onnx");
            var entry = File.Exists(Path.Combine(source, "metrics.json")) ? ZooEntry.Open(source) : null;
            var own = ModelSource.IsWeightFile(source) ? source : entry?.WeightsPath;
            var file = parsed.GetValue(weights) ?? (parsed.GetValue(seed) is null ? own : null);
            using var network = NetworkBuilder.Build(config, parsed.GetValue(seed) ?? 0);
            if (file is not null)
                NetworkWeights.Load(network, file, NamingOption.Parse(parsed.GetValue(names)!, "--from-names", allowAuto: true));
            else if (parsed.GetValue(seed) is null)
                throw new InvalidInputException("explorer onnx", $"{source} is a network without weights: name them with --weights FILE, or ask for untrained ones with --seed S");
            var options = Options(entry?.Metrics.Preprocessing) with { FoldBatchNorms = parsed.GetValue(fold) };
            return Report(console, OnnxExport.Write(network, path, options), path, config, parsed.GetValue(json));
        });
        return command;
    }

    private static OnnxOptions Options(Preprocessing? preprocessing) => preprocessing is null ? new OnnxOptions() : new OnnxOptions
    {
        Mean = preprocessing.Mean,
        Deviation = preprocessing.Deviation,
        ClassNames = preprocessing.ClassNames,
    };

    private static int Report(CommandConsole console, OnnxSummary summary, string path, ModelConfig config, bool json)
    {
        if (json)
        {
            JsonLines.Write(console.Output, new { file = path, hash = ModelConfigJson.Hash(config), summary.Bytes, summary.Nodes, summary.Values });
            return ExitCode.Done;
        }

        var input = config.Input;
        console.Output.WriteLine($"{path}: {NumberText.Counted(summary.Bytes, "byte")}, {NumberText.Counted(summary.Nodes, "node")}, {NumberText.Counted(summary.Values, "value")}, operator set {OnnxExport.OperatorSet}");
        console.Show(Table.Facts(
            ("input", FormattableString.Invariant($"{OnnxExport.InputName} float32 [batch, {input.Channels}, {input.Resolution}, {input.Resolution}]")),
            ("output", FormattableString.Invariant($"{OnnxExport.OutputName} float32 [batch, {config.Classes}]"))));
        return ExitCode.Done;
    }
}
