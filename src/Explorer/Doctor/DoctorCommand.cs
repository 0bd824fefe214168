using Explorer.Commands;
using Explorer.Training.Machine;
using TorchSharp;

namespace Explorer.Doctor;

/// <summary><c>explorer doctor</c>: what this machine is, what it reaches, what share of it training uses, what to change.</summary>
internal static class DoctorCommand
{
    private const double DefaultSeconds = 3;
    private const double MostSeconds = 60;

    public static Command Create()
    {
        var data = OutputOptions.Data();
        var seconds = new Option<double>("--seconds") { Description = "Time to measure each figure for", HelpName = "S", DefaultValueFactory = _ => DefaultSeconds };
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= MostSeconds))
            {
                result.AddError($"--seconds: expected more than 0 and at most {MostSeconds}");
            }
        });
        var json = OutputOptions.Json();
        var command = new Command("doctor", "Measures this machine, tells what share of it a training step uses and what to change") { data, seconds, json };
        command.SetRun((parsed, console) => RunAsync(console, parsed.GetValue(data), parsed.GetValue(seconds), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(CommandConsole console, string? directory, double seconds, bool json)
    {
        using var interruption = new Interruption(console);
        TorchEngine.RequireAvailable();
        var facts = MachineFacts.Read();
        var sets = new DataLibrary().List(directory);
        var figures = await MeasureAsync(console, facts.Cores, new ProbeProcesses(seconds), interruption.Token);
        var advice = Advice.Of(facts, figures, sets).ToList();
        if (json)
        {
            JsonLines.Write(console.Output, new { facts, figures, stepOperations = figures.StepOperations, convolutionShare = figures.ConvolutionShare, advice });
            return ExitCode.Done;
        }

        WriteFacts(console, facts, figures, sets);
        WriteKernels(console, figures);
        WriteSteps(console, figures);
        console.Output.WriteLine();
        foreach (var sentence in advice)
        {
            console.Output.WriteLine($"- {sentence}");
        }

        return ExitCode.Done;
    }

    private static async Task<MachineFigures> MeasureAsync(CommandConsole console, int cores, ProbeProcesses probes, CancellationToken cancellation)
    {
        console.Error.WriteLine("explorer: measuring one core");
        var oneCore = (await probes.RunAsync(ProbeCommand.All, 1, 1, null, cancellation))[0];
        var plain = (await probes.RunAsync(ProbeCommand.Steps, 1, 1, "plain", cancellation))[0];
        if (cores > 1)
        {
            console.Tell($"measuring {cores} cores");
        }

        return new MachineFigures
        {
            Cores = cores,
            OneCore = oneCore,
            PlainStepImages = plain.StepImages,
            WorkersStepImages = cores > 1 ? (await probes.RunAsync(ProbeCommand.Steps, cores, 1, null, cancellation)).Sum(worker => worker.StepImages) : null,
            ThreadsStepImages = cores > 1 ? (await probes.RunAsync(ProbeCommand.Steps, 1, cores, null, cancellation))[0].StepImages : null,
        };
    }

    private static void WriteFacts(CommandConsole console, MachineFacts facts, MachineFigures figures, IReadOnlyList<DataSetStatus> sets)
    {
        console.Output.WriteLine($"processor  {facts.Processor}, {facts.Cores} cores");
        console.Output.WriteLine($"memory     {MachineFacts.Gibibytes(facts.MemoryBytes)}; {MachineFacts.Gibibytes(facts.FreeDiskBytes)} free on this folder's disk");
        console.Output.WriteLine($"engine     {figures.OneCore.Engine}");
        console.Output.WriteLine($"GPU        {(TorchEngine.Gpus is > 0 and var gpus ? $"{gpus} (CUDA); networks are trained there unless --device cpu is given" : "none that this engine can use")}");
        console.Output.WriteLine($"data       {string.Join(", ", sets.Where(status => status.Available).Select(status => status.Description.Name))}");
        console.Output.WriteLine();
    }

    private static void WriteKernels(CommandConsole console, MachineFigures figures)
    {
        var core = figures.OneCore;
        var table = new TextTable("on one core", "reached");
        table.Add("matrix product 1024×1024, float32", Billions(core.MatrixProduct!.Value, "GFLOP/s"));
        if (core.Bfloat16MatrixProduct is { } product)
        {
            table.Add("matrix product 1024×1024, bfloat16", Billions(product, "GFLOP/s"));
        }

        table.Add("dense 3×3 convolution, float32", Billions(core.Convolution!.Value, "GFLOP/s"));
        table.Add("memory, read and written by a copy", Billions(core.Copy!.Value, "GB/s"));
        table.Write(console.Output);
        console.Output.WriteLine();
    }

    private static void WriteSteps(CommandConsole console, MachineFigures figures)
    {
        var table = new TextTable("training steps of an 11.4 MFLOPs RegNet, batch 128", "images/s", "GFLOP/s", "of the convolution");
        Add("one thread", figures.OneCore.StepImages, 1);
        Add("one thread, plain layers", figures.PlainStepImages, 1);
        if (figures.OneCore.Bfloat16StepImages is { } bfloat16)
        {
            Add("one thread, bfloat16", bfloat16, 1);
        }

        if (figures is { WorkersStepImages: { } workers, ThreadsStepImages: { } threads })
        {
            Add($"{figures.Cores} workers of one thread", workers, figures.Cores);
            Add($"one worker of {figures.Cores} threads", threads, figures.Cores);
        }

        table.Write(console.Output);

        void Add(string name, double images, int cores)
        {
            var operations = images * StepProbe.OperationsPerImage;
            table.Add(
                name, images.ToString("N0", CultureInfo.InvariantCulture), (operations / 1e9).ToString("F1", CultureInfo.InvariantCulture),
                NumberText.Share(operations / (figures.OneCore.Convolution!.Value * cores)));
        }
    }

    private static string Billions(double perSecond, string unit) => (perSecond / 1e9).ToString("F1", CultureInfo.InvariantCulture) + " " + unit;
}
