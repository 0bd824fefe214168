using Explorer.Training.Machine;
using TorchSharp;

namespace Explorer.Doctor;

/// <summary><c>explorer probe</c>, started by <c>explorer doctor</c>: measures in a process of its own, as a worker would run.</summary>
internal static class ProbeCommand
{
    public const string Name = "probe";
    public const string Steps = "steps";
    public const string All = "all";

    // Operations take milliseconds, steps a tenth of a second: the share of the time that gives both many runs.
    private const double OperationShare = 0.2;

    public static Command Create()
    {
        var what = new Argument<string>("WHAT");
        var threads = new Argument<int>("THREADS");
        var seconds = new Argument<double>("SECONDS");
        var command = new Command(Name, "Measures this machine for 'explorer doctor'") { what, threads, seconds };
        command.Hidden = true;
        command.SetRun((parsed, console) => Run(console, parsed.GetValue(what) == All, parsed.GetValue(threads), TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static int Run(CommandConsole console, bool all, int threads, TimeSpan budget)
    {
        TorchEngine.RequireAvailable();
        torch.set_num_threads(threads);
        TorchEngine.FlushDenormals(true);
        var kernels = new KernelProbe(TimeProvider.System, budget * OperationShare);
        var steps = new StepProbe(TimeProvider.System);
        var canAutocast = TorchEngine.HasAutocast;
        JsonLines.Write(console.Output, new ProbeFigures
        {
            Engine = TorchEngine.Name,
            StepImages = steps.ImagesPerSecond(budget),
            Bfloat16StepImages = all && canAutocast ? steps.ImagesPerSecond(budget, bfloat16: true) : null,
            MatrixProduct = all ? kernels.MatrixProduct(torch.ScalarType.Float32) : null,
            Bfloat16MatrixProduct = all && canAutocast ? kernels.MatrixProduct(torch.ScalarType.BFloat16) : null,
            Convolution = all ? kernels.Convolution() : null,
            Copy = all ? kernels.Copy() : null,
        });
        return ExitCode.Done;
    }
}
