using Explorer.Commands.Ask;
using Explorer.Commands.Keep;
using Explorer.Studies;

namespace Explorer.Commands.Explore;

/// <summary><c>explorer study STUDY</c>: experiments in order, each judged against one before it, and a family at the end.</summary>
internal static class StudyCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("STUDY") { Description = "A study file" };
        var options = new RunOptions();
        var zooFolder = ZooCommand.Zoo();
        var report = new Option<bool>("--report") { Description = "Train nothing: judge and report what the store holds" };
        var command = new Command("study", "Runs experiments in order, judges each against one before it, derives a family, writes one report") { file };
        options.AddTo(command);
        command.Options.Add(zooFolder);
        var across = ComparedData.AcrossData();
        command.Options.Add(report);
        command.Options.Add(across);
        command.SetRun((parsed, console) =>
        {
            var study = StudyReader.Load(parsed.GetValue(file)!);
            if (!parsed.GetValue(across))
                RequireData(study);

            var zoo = new ZooLibrary(parsed.GetValue(zooFolder)!);
            return parsed.GetValue(report) ? Task.FromResult(Report(console, study, zoo, options.Read(parsed, console))) : RunAsync(console, study, zoo, options.Read(parsed, console));
        });
        return command;
    }

    private static void RequireData(Study study)
    {
        var data = study.Steps.ToDictionary(step => step.Experiment.Name, step => DataIdentity.Of(step.Experiment, []), StringComparer.Ordinal);
        ComparedData.Require(study.Origin, study.Steps.Where(step => step.Against is not null)
            .Select(step => ((step.Against!, data[step.Against!]), (step.Experiment.Name, data[step.Experiment.Name]))));
    }

    private static async Task<int> RunAsync(CommandConsole console, Study study, ZooLibrary zoo, RunRequest request)
    {
        if (request.DetachedWords is { } words)
            return await DetachedRun.StartAsync(console, request, words);

        using var store = ResultStores.Open(request.Store, StoreAccess.Write);
        using var interruption = new Interruption(console, request.LostAtOnce);
        StudySource.Write(request.Out, study);
        console.Tell(WatchCommand.Line(request));
        await using var jobs = request.Cluster is { } cluster ? await ClusterRun.StartAsync(cluster, request, console) : null;
        var session = new StudySession(study, store, request with { Jobs = jobs }, console, interruption.Token);
        var exit = study.Mode == StudyMode.Auto ? await new AutoRun(study, session, zoo).RunAsync() : await new StudyRun(study, session, zoo).RunAsync();
        if (exit == ExitCode.Interrupted)
            jobs?.Interrupted(console, request.Command);
        return exit;
    }

    private static int Report(CommandConsole console, Study study, ZooLibrary zoo, RunRequest request)
    {
        if (study.Mode == StudyMode.Auto)
            throw new InvalidInputException("--report", "a study in auto mode decides as it reports; run it without --report, what is trained is not trained again");

        using var store = ResultStores.Open(request.Store, StoreAccess.Read);
        if (!study.Steps.Any(step => store.FindExperiment(step.Experiment.Name) is not null))
        {
            throw new InvalidInputException(request.Store, $"it holds none of the experiments of {study.Name}; run the study first: explorer study {TypedCommand.Quoted(study.Origin)}{OutputOptions.InStore(request.Store)}{OutputOptions.Named("--out", request.Out, "runs")}");
        }

        console.Tell($"report {StudyReports.Read(console, study, store, zoo, request.Out, request.Json)}");
        return ExitCode.Done;
    }
}
