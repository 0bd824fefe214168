using Explorer.Models;
using Explorer.Models.Weights;

namespace Explorer.Commands.Networks;

/// <summary><c>explorer weights show|convert</c>: weight files of this and other programs.</summary>
internal static class WeightsCommand
{
    public static Command Create() => new("weights", "Looks into weight files and converts them between this program, torchvision, timm and pycls") { CreateShow(), CreateConvert() };

    private static Argument<string> FileArgument() => new("FILE") { Description = "A safetensors file or a PyTorch checkpoint (torch.save); no code in it is run" };

    private static Command CreateShow()
    {
        var file = FileArgument();
        var json = OutputOptions.Json();
        var command = new Command("show", "The tensors of a weight file, and what it says about itself") { file, json };
        command.SetRun((parsed, console) =>
        {
            using var opened = WeightFile.Open(parsed.GetValue(file)!);
            var exit = console.List(
                parsed.GetValue(json),
                opened.Entries,
                entry => new { entry.Name, type = entry.Type.Name(), entry.Shape },
                ["tensor", "type", "shape", "values"],
                entry => [Cell.Words(entry.Name), Cell.Words(entry.Type.Name()), Cell.Words($"[{string.Join(", ", entry.Shape)}]"), Cell.Count(Values(entry))]);
            if (!parsed.GetValue(json))
                ShowFile(console, opened);
            return exit;
        });
        return command;
    }

    private static Command CreateConvert()
    {
        var file = FileArgument();
        var save = OutputOptions.Save("The safetensors file to write", "OUT.safetensors");
        save.Required = true;
        var model = new Option<string?>("--model") { Description = $"The network: {ModelSource.Description}; default: the one the file names", HelpName = "MODEL" };
        var names = NamingOption.Written();
        var fromNames = NamingOption.Read();
        var shape = new ModelOptions();
        var command = new Command("convert", "Reads weights into their network, which checks them, and writes them under other names") { file, save, model, names, fromNames };
        shape.AddTo(command);
        command.SetRun((parsed, console) =>
        {
            var (from, target) = (parsed.GetValue(file)!, OutputFile.Check(parsed.GetValue(save)!, save.Name, ".safetensors"));
            var written = NamingOption.Parse(parsed.GetValue(names)!, "--names", allowAuto: false)!.Value;
            var config = shape.Apply(parsed.GetValue(model) is { } name ? ModelSource.Load(name) : ModelSource.OfWeights(from, "name it with --model"), parsed);
            NetworkWeights.RequireFitting(config, from);
            using var network = NetworkBuilder.Build(config);
            NetworkWeights.Load(network, from, NamingOption.Parse(parsed.GetValue(fromNames)!, "--from-names", allowAuto: true));
            NetworkWeights.Save(network, target, naming: written);
            console.Output.WriteLine($"{target}: {NumberText.Counted(network.state_dict().Count, "tensor")}, {NumberText.Counted(network.ParameterCount(), "parameter")}, names of {NamingOption.WordOf(written)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static void ShowFile(CommandConsole console, IWeightFile file)
    {
        var naming = WeightNames.Guess([.. file.Entries.Select(entry => entry.Name)]);
        console.Output.WriteLine();
        console.Output.WriteLine($"{file.Format}, {NumberText.Counted(file.Entries.Count, "tensor")}, {NumberText.Counted(file.Entries.Sum(Values), "value")}, {(naming is { } known ? $"names of {NamingOption.WordOf(known)}" : "names of no program known here")}");
        foreach (var (key, value) in file.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            console.Output.WriteLine($"{key}: {value}");
    }

    private static long Values(TensorEntry entry) => entry.Length / entry.Type.Size();
}
