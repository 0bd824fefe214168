using Explorer.Analysis.Timelines;
using Explorer.Commands;
using Explorer.Training.Machine;
using Explorer.Zoo.Latency;
using TorchSharp;

namespace Explorer.Doctor;

/// <summary><c>explorer doctor</c>: what this machine is, what it reaches, what share of it training uses, what to change; with an experiment, what its last run did with the workers' time.</summary>
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
            if (Commands.NumberOptions.Breaks<double>(result, value => value is not (> 0 and <= MostSeconds)))
            {
                result.AddError($"--seconds: expected more than 0 and at most {MostSeconds}");
            }
        });
        var experiment = new Argument<string?>("EXPERIMENT") { Description = $"{StoredExperiment.Description}: tells what share of its last run's time trained, and measures nothing", Arity = ArgumentArity.ZeroOrOne };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var command = new Command("doctor", "Measures this machine, tells what share of it a training step uses and what to change; with EXPERIMENT, where the time of its last run went") { experiment, store, data, seconds, json };
        command.SetRun(async (parsed, console) => parsed.GetValue(experiment) is { } name
            ? LastRun.Show(console, parsed.GetValue(store)!, name, parsed.GetValue(json))
            : await RunAsync(console, parsed.GetValue(store)!, parsed.GetValue(data), parsed.GetValue(seconds), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(CommandConsole console, string store, string? directory, double seconds, bool json)
    {
        using var interruption = new Interruption(console);
        TorchEngine.RequireAvailable();
        var facts = MachineFacts.Read();
        var lastRun = LastRun.In(store);
        var sets = new DataLibrary().List(directory);
        var before = await MachineLoad.NextSecondAsync(ProcessorUse.Read, interruption.Token);
        if (before is { IsBusy: true })
            console.Tell($"the machine is busy, and what is measured now is measured beside that: {LoadText.Of(before)}");
        var from = ProcessorUse.Read();
        var figures = await MeasureAsync(console, facts.Cores, new ProbeProcesses(seconds), interruption.Token);
        var during = MachineLoad.Between(from, ProcessorUse.Read(), isThreads: false);
        var load = during is { IsBusy: true } ? during : before;
        var advice = Advice.Of(facts, figures, sets, load).ToList();
        if (json)
        {
            JsonLines.Write(console.Output, new { facts, load, figures, stepOperations = figures.StepOperations, convolutionShare = figures.ConvolutionShare, lastRun = lastRun is null ? null : LastRun.Line(lastRun), advice });
            return ExitCode.Done;
        }

        var beside = load is { IsBusy: true } ? ", on a busy machine" : "";
        console.Show([Table.Facts(Facts(facts, figures, sets, load)), Kernels(figures.OneCore, beside), Steps(figures, beside), .. lastRun is null ? (Block[])[] : [new Block.Paragraph($"{TimelineDocument.Sentence(lastRun)} More: explorer doctor {lastRun.Experiment}{OutputOptions.InStore(store)}", "last run")], new Block.Points([.. advice.Select(sentence => $"- {sentence}")])]);
        return ExitCode.Done;
    }

    private static async Task<MachineFigures> MeasureAsync(CommandConsole console, int cores, ProbeProcesses probes, CancellationToken cancellation)
    {
        console.Tell("measuring one core");
        var oneCore = (await probes.RunAsync(ProbeCommand.All, 1, 1, null, cancellation))[0];
        var plain = (await probes.RunAsync(ProbeCommand.Steps, 1, 1, "plain", cancellation))[0];
        if (cores > 1)
        {
            console.Tell($"measuring {NumberText.Counted(cores, "core")}");
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

    private static IEnumerable<(string, string)> Facts(MachineFacts facts, MachineFigures figures, IReadOnlyList<DataSetStatus> sets, MachineLoad? load) =>
    [
        ("processor", $"{facts.Processor}, {NumberText.Counted(facts.Cores, "core")}"),
        ("memory", $"{MachineFacts.Gibibytes(facts.MemoryBytes)}; {MachineFacts.Gibibytes(facts.FreeDiskBytes)} free on this folder's disk"),
        ("load", load is null ? "this system does not tell it" : load.IsBusy ? $"busy: {LoadText.Of(load)}" : "quiet"),
        ("engine", figures.OneCore.Engine),
        ("GPU", TorchEngine.Gpus is > 0 and var gpus ? $"{NumberText.Count(gpus)} (CUDA); networks are trained there unless --device cpu is given" : "none that this engine can use"),
        ("data", string.Join(", ", sets.Where(status => status.Available).Select(status => status.Description.Name))),
    ];

    private static Table Kernels(ProbeFigures core, string beside)
    {
        (string Name, double? PerSecond, string Unit)[] rows =
        [
            ("matrix product 1024×1024, float32", core.MatrixProduct, "FLOP/s"),
            ("matrix product 1024×1024, bfloat16", core.Bfloat16MatrixProduct, "FLOP/s"),
            ("dense 3×3 convolution, float32", core.Convolution, "FLOP/s"),
            ("memory, read and written by a copy", core.Copy, "B/s"),
        ];
        return Table.Of([$"on one core{beside}", "reached"], rows.Where(row => row.PerSecond is not null).Select(row => (IReadOnlyList<Cell>)[Cell.Words(row.Name), Cell.Words(NumberText.Quantity(row.PerSecond!.Value) + row.Unit)]));
    }

    private static Table Steps(MachineFigures figures, string beside)
    {
        (string Name, double? Images, int Cores)[] rows =
        [
            ("one thread", figures.OneCore.StepImages, 1),
            ("one thread, plain layers", figures.PlainStepImages, 1),
            ("one thread, bfloat16", figures.OneCore.Bfloat16StepImages, 1),
            ($"{NumberText.Counted(figures.Cores, "worker")} of one thread", figures.WorkersStepImages, figures.Cores),
            ($"one worker of {NumberText.Counted(figures.Cores, "thread")}", figures.ThreadsStepImages, figures.Cores),
        ];
        return Table.Of(
            [$"training steps of an 11.4 MFLOPs RegNet, batch 128{beside}", "images/s", "GFLOP/s", "of the convolution"],
            rows.Where(row => row.Images is not null).Select(row =>
            {
                var operations = row.Images!.Value * StepProbe.OperationsPerImage;
                return (IReadOnlyList<Cell>)[Cell.Words(row.Name), Cell.Count((long)row.Images), Cell.Number(operations / 1e9, 1), Cell.Share(operations / (figures.OneCore.Convolution!.Value * row.Cores))];
            }));
    }
}
