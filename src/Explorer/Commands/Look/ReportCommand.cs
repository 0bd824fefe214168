using Explorer.Analysis.Runs;
using Explorer.Documents.Blocks;
using Explorer.Documents.Figures;
using Explorer.Documents.Pages;
using Explorer.Documents.Writers;

namespace Explorer.Commands.Look;

/// <summary><c>explorer report EXPERIMENT…</c>: the HTML report, its figures as CSV, and the result in words.</summary>
internal static class ReportCommand
{
    /// <summary>Name of the page.</summary>
    public const string PageFile = "report.html";

    private const int LineWidth = 80;

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
                var page = Write(console, opened, record, RunChecks.RequireFolder(parsed.GetValue(output)!, record.Name), quiet: false, pictures);
                console.Tell($"report {page}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Writes one experiment's report into a folder, prints the result unless quiet, and returns the page.</summary>
    public static string Write(CommandConsole console, IResultStore store, ExperimentRecord record, string folder, bool quiet, PictureSettings? pictures = null)
    {
        var experiment = record.ReadDefinition();
        var trials = store.Trials(record.Name);
        var document = RunDocument.Of(RunReport.Of(new RunInput
        {
            Name = record.Name,
            Definition = record.Definition,
            ValidationImages = trials.Any(trial => trial.Environment?.DataHash == TrialEnvironment.UnknownData) ? null : experiment.Data.Validation,
            Planned = store.Plan(record.Name).Count,
            Trials = trials,
            Attempts = store.Attempts(record.Name),
            Data = experiment.Data,
            Scheduled = experiment.Fidelity.Scheduler != SchedulerType.None,
        }));
        var frame = new PageFrame("Design-space exploration", CodeVersion.Current, TimeProvider.System.GetUtcNow()) { Description = experiment.Description ?? "" };
        var files = DocumentPage.Write(document, frame, PageFile, folder, pictures: pictures);
        if (!quiet)
            new TerminalWriter(console.Output, LineWidth, console.Unicode).Write(document with { Blocks = [new Block.Section("", record.Name), .. document.Blocks] });
        return files[0];
    }
}
