using System.CommandLine;
using Explorer.Execution.Runs;
using Explorer.Running;
using Explorer.Storage;
using Explorer.Terminal;
using Explorer.Trials.Experiments;

namespace Explorer.Commands;

/// <summary><c>explorer run EXPERIMENT</c>: samples, trains every sample, records, reports.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "An experiment file" };
        var options = new RunOptions();
        var command = new Command("run", "Samples a space, trains every sample, records each trial and writes the report") { experiment };
        options.AddTo(command);
        command.SetAction(parsed => RunAsync(parsed.GetValue(experiment)!, options.Read(parsed)));
        return command;
    }

    private static async Task<int> RunAsync(string file, RunRequest request)
    {
        var experiment = ExperimentReader.Load(file);
        RunChecks.RequireData(experiment, request.Data);
        var folder = RunChecks.RequireFolder(request.Out, experiment.Name);
        using var store = ResultStores.Open(request.Store, StoreAccess.Write);
        using var interruption = new Interruption();
        var run = new ExperimentRun(store, request, interruption.Token);
        run.Register(experiment);
        var summary = await run.TrainAsync(experiment, request.Limit, request.Json ? TrialLine.Write : null);
        var page = ReportCommand.Write(store, store.FindExperiment(experiment.Name)!, folder, request.Json);
        return Conclude(summary, page, file);
    }

    private static int Conclude(RunSummary summary, string page, string file)
    {
        var words = RunWording.Done(summary);
        if (summary.Outcome == RunOutcome.Interrupted)
        {
            Console.Error.WriteLine($"explorer: interrupted after {words}; {summary.Remaining} remain. The same command goes on: explorer run {file}");
            return ExitCode.Interrupted;
        }

        Console.Error.WriteLine($"explorer: {words}{(summary.Remaining > 0 ? $"; {summary.Remaining} remain, the same command goes on" : string.Empty)}");
        if (RunWording.Cost(summary) is { } cost)
        {
            Console.Error.WriteLine($"explorer: {cost}");
        }

        Console.Error.WriteLine($"explorer: report {page}");
        return summary.Finished > 0 && summary.Failed == summary.Finished ? ExitCode.Failed : ExitCode.Done;
    }
}
