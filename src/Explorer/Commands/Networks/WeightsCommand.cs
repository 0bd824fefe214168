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
            return parsed.GetValue(json) ? ShowLines(console, opened) : ShowTable(console, opened);
        });
        return command;
    }

    private static Command CreateConvert()
    {
        var file = FileArgument();
        var to = new Option<string>("--to") { Description = "The safetensors file to write", HelpName = "OUT.safetensors", Required = true };
        var model = new Option<string?>("--model") { Description = $"The network: {ModelSource.Description}; default: the one the file names", HelpName = "MODEL" };
        var names = NamingOption.Written();
        var fromNames = NamingOption.Read();
        var shape = new ModelOptions();
        var command = new Command("convert", "Reads weights into their network, which checks them, and writes them under other names") { file, to, model, names, fromNames };
        shape.AddTo(command);
        command.SetRun((parsed, console) =>
        {
            var (from, target) = (parsed.GetValue(file)!, OutputFile.Check(parsed.GetValue(to)!, "--to"));
            var written = NamingOption.Parse(parsed.GetValue(names)!, "--names", allowAuto: false)!.Value;
            var config = shape.Apply(parsed.GetValue(model) is { } name ? ModelSource.Load(name) : ModelSource.OfWeights(from, "name it with --model"), parsed);
            using var network = NetworkBuilder.Build(config);
            NetworkWeights.Load(network, from, NamingOption.Parse(parsed.GetValue(fromNames)!, "--from-names", allowAuto: true));
            NetworkWeights.Save(network, target, naming: written);
            console.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{target}: {network.state_dict().Count} tensors, {network.ParameterCount():N0} parameters, names of {NamingOption.WordOf(written)}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static int ShowLines(CommandConsole console, IWeightFile file)
    {
        foreach (var entry in file.Entries)
        {
            JsonLines.Write(console.Output, new { entry.Name, type = entry.Type.Name(), entry.Shape });
        }

        return ExitCode.Done;
    }

    private static int ShowTable(CommandConsole console, IWeightFile file)
    {
        var table = new TextTable("tensor", "type", "shape", "values");
        var total = 0L;
        foreach (var entry in file.Entries)
        {
            var values = entry.Length / entry.Type.Size();
            table.Add(entry.Name, entry.Type.Name(), $"[{string.Join(", ", entry.Shape)}]", values.ToString("N0", CultureInfo.InvariantCulture));
            total += values;
        }

        table.Write(console.Output);
        console.Output.WriteLine();
        var naming = WeightNames.Guess([.. file.Entries.Select(entry => entry.Name)]);
        console.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{file.Format}, {file.Entries.Count:N0} tensors, {total:N0} values, {(naming is { } known ? $"names of {NamingOption.WordOf(known)}" : "names of no program known here")}"));
        foreach (var (key, value) in file.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            console.Output.WriteLine($"{key}: {value}");
        }

        return ExitCode.Done;
    }
}
