using Explorer.Reporting;
using Explorer.Reporting.Text;

namespace Explorer.Commands.Look;

/// <summary><c>explorer report EXPERIMENT…</c>: the HTML report, its figures as CSV, and the result in words.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var experiments = new Argument<string[]>("EXPERIMENT") { Description = StoredExperiment.Description, Arity = ArgumentArity.OneOrMore };
        var store = OutputOptions.Store();
        var output = OutputOptions.Out();
        var command = new Command("report", "Writes the HTML report with its figures as CSV, and prints the result") { experiments, store, output };
        command.SetRun((parsed, console) =>
        {
            var storePath = parsed.GetValue(store)!;
            using var opened = ResultStores.Open(storePath, StoreAccess.Read);
            foreach (var name in parsed.GetValue(experiments)!)
            {
                var record = StoredExperiment.Find(opened, storePath, name);
                var page = Write(console, opened, record, RunChecks.RequireFolder(parsed.GetValue(output)!, record.Name), quiet: false);
                console.Tell($"report {page}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Writes one experiment's report into a folder, prints the result unless quiet, and returns the page.</summary>
    public static string Write(CommandConsole console, IResultStore store, ExperimentRecord record, string folder, bool quiet)
    {
        var experiment = record.ReadDefinition();
        var trials = store.Trials(record.Name);
        var input = new ReportInput
        {
            Name = record.Name,
            Description = experiment.Description ?? string.Empty,
            Definition = record.Definition,
            ValidationImages = trials.Any(trial => trial.Environment?.DataHash == TrialEnvironment.UnknownData) ? null : experiment.Data.Validation,
            Planned = store.Plan(record.Name).Count,
            Trials = trials,
            Attempts = store.Attempts(record.Name),
            Data = experiment.Data,
            Scheduled = experiment.Fidelity.Scheduler != SchedulerType.None,
            GeneratedAt = TimeProvider.System.GetUtcNow(),
            CodeVersion = CodeVersion.Current,
        };
        var files = ReportWriter.Write(input, folder);
        if (!quiet)
        {
            console.Output.Write(TextSummary.Write(input, unicode: console.Unicode));
        }

        return files[0];
    }
}
