using Explorer.Analysis.Runs;
using Explorer.Documents.Blocks;
using Explorer.Documents.Figures;
using Explorer.Documents.Pages;

namespace Explorer.Commands.Look;

/// <summary><c>explorer report EXPERIMENT…</c>: the HTML report, its figures as CSV, and the result in words.</summary>
internal static class ReportCommand
{
    /// <summary>Name of the page.</summary>
    public const string PageFile = "report.html";

    public static Command Create()
    {
        var experiments = StoredExperiment.Names();
        var store = OutputOptions.Store();
        var output = OutputOptions.Out();
        var figures = new FigureOptions();
        var command = new Command("report", "Writes the HTML report with its figures as pictures and as CSV, and prints the result") { experiments, store, output };
        figures.AddTo(command);
        command.SetRun((parsed, console) =>
        {
            var storePath = parsed.GetValue(store)!;
            var pictures = figures.Read(parsed);
            using var opened = ResultStores.Open(storePath, StoreAccess.Read);
            foreach (var name in parsed.GetValue(experiments)!)
            {
                var record = StoredExperiment.Find(opened, storePath, name);
                if (File.Exists(name) && DefinitionChanges.Between(opened, record, ExperimentReader.Load(name, DataDemand.None)) is { Count: > 0 } changes)
                    console.Warn($"warning: {name} differs from what {storePath} holds, which is what is reported: {string.Join("; ", changes.Select(change => $"{change.Path}: {change.Message}"))}");
                var page = Write(console, opened, record, RunChecks.RequireFolder(parsed.GetValue(output)!, record.Name), quiet: false, pictures);
                console.Tell($"report {page}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>How many images the errors were measured on; null where they came from elsewhere.</summary>
    public static int? ValidationImages(Experiment experiment, IReadOnlyList<TrialRecord> trials) =>
        trials.Any(trial => trial.Environment?.DataHash == TrialEnvironment.UnknownData) ? null : experiment.Data.Validation;

    /// <summary>Writes one experiment's report into a folder, prints the result unless quiet, and returns the page.</summary>
    public static string Write(CommandConsole console, IResultStore store, ExperimentRecord record, string folder, bool quiet, PictureSettings? pictures = null)
    {
        var experiment = record.ReadDefinition();
        var document = DocumentOf(record, experiment, store.Plan(record.Name).Count, store.Trials(record.Name), store.Attempts(record.Name));
        var frame = new PageFrame("Design-space exploration", CodeVersion.Current, TimeProvider.System.GetUtcNow()) { Description = experiment.Description ?? "" };
        var files = DocumentPage.Write(document, frame, PageFile, folder, pictures: pictures);
        if (!quiet)
            console.Documents(Math.Min(CommandConsole.LineWidth, console.Width())).Write(document with { Blocks = [new Block.Section("", record.Name), .. document.Blocks] });
        return files[0];
    }

    /// <summary>The report of an experiment as it stands.</summary>
    /// <param name="record">As stored.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="planned">Trials planned.</param>
    /// <param name="trials">Finished trials.</param>
    /// <param name="attempts">Failed attempts.</param>
    public static Document DocumentOf(ExperimentRecord record, Experiment experiment, int planned, IReadOnlyList<TrialRecord> trials, IReadOnlyList<AttemptRecord> attempts) => RunDocument.Of(RunReport.Of(new RunInput
    {
        Name = experiment.Name,
        Definition = record.Definition,
        Tags = record.Tags,
        Note = record.Note,
        ValidationImages = ValidationImages(experiment, trials),
        Metric = (experiment.Space as ParameterSpace)?.Metric,
        Planned = planned,
        Trials = trials,
        Attempts = attempts,
        Data = experiment.Data,
        Scheduled = experiment.Fidelity.Scheduler != SchedulerType.None,
    }));
}
