using System.CommandLine;
using Explorer.Execution.Runs;
using Explorer.Running;
using Explorer.SearchSpace;
using Explorer.Storage;
using Explorer.Terminal;
using Explorer.Trials.Experiments;

namespace Explorer.Commands;

/// <summary><c>explorer run EXPERIMENT</c>: samples, trains every sample, records, reports.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var experiments = new Argument<string[]>("EXPERIMENT") { Description = "An experiment file, or several, trained one after another; or the name of one in the results database, to go on with it", Arity = ArgumentArity.OneOrMore };
        var options = new RunOptions();
        var command = new Command("run", "Samples a space, trains every sample, records each trial and writes the report") { experiments };
        options.AddTo(command);
        command.SetAction(parsed => RunAsync(parsed.GetValue(experiments)!, options.Read(parsed)));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, RunRequest request)
    {
        var experiments = Load(files, request.Store);
        foreach (var experiment in experiments)
        {
            RunChecks.RequireData(experiment, request.Data);
            RunChecks.RequireFolder(request.Out, experiment.Name);
        }

        using var store = ResultStores.Open(request.Store, StoreAccess.Write);
        using var interruption = new Interruption();
        var run = new ExperimentRun(store, request, interruption.Token);
        experiments.ForEach(run.Register);
        var (exit, left) = (ExitCode.Done, request.Limit);
        foreach (var experiment in experiments)
        {
            var summary = await run.TrainAsync(experiment, left, request.Json ? TrialLine.Write : null);
            left -= summary.Finished;
            var page = ReportCommand.Write(store, store.FindExperiment(experiment.Name)!, Path.Combine(request.Out, experiment.Name), request.Json);
            exit = Math.Max(exit, Conclude(summary, page, files));
            if (summary.Outcome == RunOutcome.Interrupted || left == 0)
                break;
        }

        return exit;
    }

    private static List<Experiment> Load(string[] given, string storePath)
    {
        List<Experiment> experiments = [.. given.Select(one => Stored(one, storePath) ?? ExperimentReader.Load(one))];
        return experiments.GroupBy(experiment => experiment.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new InvalidInputException("run", $"{string.Join(" and ", twice.Select(experiment => experiment.Origin))} are both named '{twice.Key}'; expected different names")
            : experiments;
    }

    private static Experiment? Stored(string name, string storePath)
    {
        if (File.Exists(name) || !File.Exists(storePath))
            return null;
        using var store = ResultStores.Open(storePath, StoreAccess.Read);
        return store.FindExperiment(name) is { } stored ? ExperimentReader.Parse(stored.Definition, name) : null;
    }

    private static int Conclude(RunSummary summary, string page, string[] files)
    {
        var words = RunWording.Done(summary);
        if (summary.Outcome == RunOutcome.Interrupted)
        {
            Console.Error.WriteLine($"explorer: interrupted after {words}; {summary.Remaining} remain. The same command goes on: explorer run {string.Join(' ', files)}");
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
