using System.CommandLine;
using Explorer.Execution.Launching;
using Explorer.Execution.Runs;
using Explorer.Running;
using Explorer.SearchSpace;
using Explorer.Storage;
using Explorer.Terminal;
using Explorer.Training;
using Explorer.Trials.Experiments;

namespace Explorer.Commands;

/// <summary><c>explorer run EXPERIMENT</c>: samples, trains every sample, records, reports.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "An experiment file" };
        var store = OutputOptions.Store();
        var output = OutputOptions.Out();
        var data = OutputOptions.Data();
        var jobs = new Option<int?>("--jobs") { Description = "Worker processes; default: the processor's cores divided by --threads", HelpName = "N" };
        var threads = new Option<int>("--threads") { Description = "Threads of each worker", HelpName = "N", DefaultValueFactory = _ => 1 };
        var device = new Option<string>("--device") { Description = "Devices for the workers in turn", HelpName = "cpu|cuda:0,cuda:1", DefaultValueFactory = _ => "cpu" };
        var limit = new Option<int?>("--limit") { Description = "Train at most so many trials now", HelpName = "N" };
        var keep = new Option<int>("--keep-weights") { Description = "Keep the weights of so many best trials, for export", HelpName = "K", DefaultValueFactory = _ => 10 };
        var json = OutputOptions.Json();
        var command = new Command("run", "Samples a space, trains every sample, records each trial and writes the report")
        {
            experiment, store, output, data, jobs, threads, device, limit, keep, json,
        };
        command.SetAction(parsed => RunAsync(new RunRequest
        {
            Experiment = parsed.GetValue(experiment)!,
            Store = parsed.GetValue(store)!,
            Out = parsed.GetValue(output)!,
            Data = parsed.GetValue(data),
            Limit = parsed.GetValue(limit),
            KeepWeights = parsed.GetValue(keep),
            Json = parsed.GetValue(json),
            Workers = new WorkerSettings
            {
                Jobs = parsed.GetValue(jobs),
                Threads = parsed.GetValue(threads),
                Devices = parsed.GetValue(device)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToValueList(),
            },
        }));
        return command;
    }

    private static async Task<int> RunAsync(RunRequest request)
    {
        var experiment = ExperimentReader.Load(request.Experiment);
        RunChecks.RequireData(experiment, request.Data);
        var folder = RunChecks.RequireFolder(request.Out, experiment.Name);
        using var store = ResultStores.Open(request.Store, StoreAccess.Write);
        ExperimentRegistration.Ensure(store, request.Store, experiment, CodeVersion.Current, TimeProvider.System.GetUtcNow());

        using var interruption = new Interruption();
        var display = new ProgressDisplay();
        var progress = new RunProgress(TimeProvider.System, display.Tell, request.Json ? TrialLine.Write : null);
        var coordinator = new Coordinator(store, Launcher(request.Workers.Threads), Settings(request, experiment, folder), progress);
        var summary = await display.ShowAsync(progress, () => coordinator.RunAsync(interruption.Token));
        var page = ReportCommand.Write(store, store.FindExperiment(experiment.Name)!, folder, request.Json);
        return Conclude(summary, page, request);
    }

    private static RunSettings Settings(RunRequest request, Experiment experiment, string folder) => new()
    {
        Experiment = experiment.Name,
        Data = experiment.Data,
        Limits = experiment.Limits,
        DataDirectory = request.Data,
        WeightsDirectory = RunFolder.Weights(request.Out, experiment.Name),
        KeepWeights = request.KeepWeights,
        Limit = request.Limit,
        Workers = request.Workers,
    };

    private static ProcessWorkerLauncher Launcher(int threads) => new(OwnProgram.File, OwnProgram.Arguments(WorkerCommand.Name), threads);

    private static int Conclude(RunSummary summary, string page, RunRequest request)
    {
        var words = $"{summary.Finished} trials in {Quantity.Duration(summary.Seconds)}"
            + (summary.Failed > 0 ? $", {summary.Failed} of them failed" : string.Empty)
            + (summary.FailedAttempts > 0 ? $", {summary.FailedAttempts} failed attempts" : string.Empty);
        if (summary.Outcome == RunOutcome.Interrupted)
        {
            Console.Error.WriteLine($"explorer: interrupted after {words}; {summary.Remaining} remain. The same command goes on: explorer run {request.Experiment}");
            return ExitCode.Interrupted;
        }

        Console.Error.WriteLine($"explorer: {words}{(summary.Remaining > 0 ? $"; {summary.Remaining} remain, the same command goes on" : string.Empty)}");
        Console.Error.WriteLine($"explorer: report {page}");
        return summary.Finished > 0 && summary.Failed == summary.Finished ? ExitCode.Failed : ExitCode.Done;
    }
}
