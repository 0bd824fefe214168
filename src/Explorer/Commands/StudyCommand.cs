using System.CommandLine;
using Explorer.Running;
using Explorer.SearchSpace;
using Explorer.Storage;
using Explorer.Studies;
using Explorer.Trials.Experiments;
using Explorer.Trials.Studies;
using Explorer.Zoo;

namespace Explorer.Commands;

/// <summary><c>explorer study STUDY</c>: experiments in order, each judged against one before it, and a family at the end.</summary>
internal static class StudyCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("STUDY") { Description = "A study file" };
        var options = new RunOptions();
        var to = ZooCommand.Zoo("--to");
        var report = new Option<bool>("--report") { Description = "Train nothing: judge and report what the store holds" };
        var command = new Command("study", "Runs experiments in order, judges each against one before it, derives a family, writes one report") { file };
        options.AddTo(command);
        command.Options.Add(to);
        var across = ComparedData.AcrossData();
        command.Options.Add(report);
        command.Options.Add(across);
        command.SetAction(parsed =>
        {
            var study = StudyReader.Load(parsed.GetValue(file)!);
            if (!parsed.GetValue(across))
            {
                RequireData(study);
            }

            var zoo = new ZooLibrary(parsed.GetValue(to)!);
            return parsed.GetValue(report) ? Task.FromResult(Report(study, zoo, options.Read(parsed))) : RunAsync(study, zoo, options.Read(parsed));
        });
        return command;
    }

    private static void RequireData(Study study)
    {
        var data = study.Steps.ToDictionary(step => step.Experiment.Name, step => DataIdentity.Of(step.Experiment, []), StringComparer.Ordinal);
        ComparedData.Require(study.Origin, study.Steps.Where(step => step.Against is not null)
            .Select(step => ((step.Against!, data[step.Against!]), (step.Experiment.Name, data[step.Experiment.Name]))));
    }

    private static async Task<int> RunAsync(Study study, ZooLibrary zoo, RunRequest request)
    {
        using var store = ResultStores.Open(request.Store, StoreAccess.Write);
        using var interruption = new Interruption();
        var session = new StudySession(store, request, interruption);
        return study.Mode == StudyMode.Auto ? await new AutoRun(study, session, zoo).RunAsync() : await new StudyRun(study, session, zoo).RunAsync();
    }

    private static int Report(Study study, ZooLibrary zoo, RunRequest request)
    {
        if (study.Mode == StudyMode.Auto)
        {
            throw new InvalidInputException("--report", "a study in auto mode decides as it reports; run it without --report, what is trained is not trained again");
        }

        using var store = ResultStores.Open(request.Store, StoreAccess.Read);
        if (!study.Steps.Any(step => store.FindExperiment(step.Experiment.Name) is not null))
        {
            throw new InvalidInputException(request.Store, $"it holds none of the experiments of {study.Name}; run the study first: explorer study {study.Origin}");
        }

        Console.Error.WriteLine($"explorer: report {StudyReports.Read(study, store, zoo, request.Out, request.Json)}");
        return ExitCode.Done;
    }
}
