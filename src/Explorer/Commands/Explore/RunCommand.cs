using Explorer.Commands.Look;
using Explorer.Execution.Launching;

namespace Explorer.Commands.Explore;

/// <summary><c>explorer run EXPERIMENT</c>: samples, trains every sample, records, reports.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var experiments = new Argument<string[]>("EXPERIMENT") { Description = "An experiment file, or several, trained one after another; or the name of one in the results database, to go on with it", Arity = ArgumentArity.OneOrMore };
        var changes = OutputOptions.With();
        var options = new RunOptions();
        var command = new Command("run", "Samples a space, trains every sample, records each trial and writes the report") { experiments, changes };
        options.AddTo(command);
        command.SetRun((parsed, console) => RunAsync(console, parsed.GetValue(experiments)!, parsed.GetValue(changes)!, options.Read(parsed, console)));
        return command;
    }

    private static async Task<int> RunAsync(CommandConsole console, string[] files, string[] changes, RunRequest request)
    {
        if (request.DetachedWords is { } words)
            return await DetachedRun.StartAsync(console, request, words);

        var experiments = Load(files, request.Store, changes);
        foreach (var experiment in experiments)
        {
            RunChecks.RequireData(experiment, request.Data);
            RunChecks.RequireFolder(request.Out, experiment.Name);
        }

        using var store = ResultStores.Open(request.Store, StoreAccess.Write);
        using var interruption = new Interruption(console, request.LostAtOnce);
        await using var workers = new EarlyWorkers(console.Workers(request.Workers.Threads), FirstWorkers(store, experiments[0], request));
        await using var jobs = request.Cluster is { } cluster ? await ClusterRun.StartAsync(cluster, request, console) : null;
        var run = new ExperimentRun(store, request with { Jobs = jobs }, console, interruption.Token) { Workers = workers };
        experiments.ForEach(run.Register);
        console.Tell(WatchCommand.Line(request));
        var (exit, left) = (ExitCode.Done, request.Limit);
        foreach (var experiment in experiments)
        {
            var summary = await run.TrainAsync(experiment, left, request.Json ? trial => TrialLine.Write(console.Output, trial) : null);
            left -= summary.Finished;
            var page = ReportCommand.Write(console, store, store.FindExperiment(experiment.Name)!, Path.Combine(request.Out, experiment.Name), request.Json);
            exit = Math.Max(exit, Conclude(console, summary, page, request.Command));
            if (summary.Outcome == RunOutcome.Interrupted)
                jobs?.Interrupted(console, request.Command);
            if (summary.Outcome == RunOutcome.Interrupted || left == 0)
                break;
        }

        return exit;
    }

    // Where no device is named, a GPU may turn up that takes fewer: the others are ended unused.
    private static int FirstWorkers(IResultStore store, Experiment experiment, RunRequest request)
    {
        if (request.Cluster is not null)
            return 0;
        var left = store.FindExperiment(experiment.Name) is null ? experiment.Sample.Trials : experiment.Sample.Trials - store.Tally(experiment.Name).Finished;
        var jobs = request.Workers.Devices.Count > 0 ? request.Workers : request.Workers with { Devices = ["cpu"] };
        return Math.Clamp(jobs.ResolvedJobs, 0, Math.Max(0, Math.Min(left, request.Limit ?? left)));
    }

    private static List<Experiment> Load(string[] given, string storePath, string[] changes)
    {
        List<Experiment> experiments = [.. given.Select(one => Stored(one, storePath, changes) ?? ExperimentReader.Load(one, DataDemand.Known, changes))];
        return experiments.GroupBy(experiment => experiment.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new InvalidInputException("explorer run", $"{string.Join(" and ", twice.Select(experiment => experiment.Origin))} are both named '{twice.Key}'; expected different names")
            : experiments;
    }

    private static Experiment? Stored(string name, string storePath, string[] changes)
    {
        if (File.Exists(name))
            return null;
        string? near = null;
        if (File.Exists(storePath))
        {
            using var store = ResultStores.Open(storePath, StoreAccess.Read);
            if (store.FindExperiment(name) is { } stored)
            {
                StoredExperiment.RequireNetworks(stored.ReadDefinition(storePath), "run");
                RunFolder.Of("", name);
                return ExperimentReader.ParseStored(DefinitionChanges.Planned(store, stored), name, DataDemand.Known, changes);
            }

            near = NearMatch.Find(name, store.Experiments().Select(record => record.Name));
        }

        if (StoredExperiment.FileOf(name) is { } file)
            throw new InvalidInputException(name, $"is no file, and {storePath} has no experiment of that name; did you mean {file}?");
        return near is null ? null : throw new InvalidInputException(name, $"is no file, and {storePath} has no experiment of that name; did you mean \"{near}\"?");
    }

    private static int Conclude(CommandConsole console, RunSummary summary, string page, string command)
    {
        var words = RunWording.Done(summary);
        if (summary.Outcome == RunOutcome.Interrupted)
        {
            console.Warn($"interrupted after {words}; {NumberText.Count(summary.Remaining)} remain. The same command goes on: {command}");
            return ExitCode.Interrupted;
        }

        if (summary is not { Finished: 0, Remaining: 0 })
            console.Tell($"{words}{(summary.Remaining > 0 ? $"; {NumberText.Count(summary.Remaining)} remain. The same command goes on: {command}" : string.Empty)}");
        if (RunWording.Cost(summary) is { } cost)
            console.Tell(cost);

        console.Tell($"report {page}");
        return summary.Finished > 0 && summary.Failed == summary.Finished ? ExitCode.Failed : ExitCode.Done;
    }
}
