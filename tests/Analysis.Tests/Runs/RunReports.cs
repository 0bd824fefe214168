using Explorer.Analysis.Runs;
using Explorer.Documents.Blocks;
using Explorer.Experiments.Storage;

namespace Explorer.Analysis.Tests.Runs;

/// <summary>Inputs of run reports, their documents and their text in a terminal, for tests.</summary>
internal static class RunReports
{
    public const string Definition = """{"name":"synthetic","space":{"family":"anynet","depth":{"logUniform":[1,16]}},"sample":{"count":64,"seed":1}}""";

    public static RunInput Input(IReadOnlyList<TrialRecord> trials, int? planned = null, string name = "synthetic") => new()
    {
        Name = name,
        Definition = Definition,
        Planned = planned ?? trials.Count,
        Trials = trials,
        Attempts = [.. trials.Where(trial => trial.State == TrialState.Failed).Select(trial => new AttemptRecord(name, trial.Index, 1, trial.Reason!, trial.FinishedAt))],
    };

    public static Document Document(RunInput input) => RunDocument.Of(RunReport.Of(input));

    /// <summary>What a terminal of 80 columns shows.</summary>
    public static string Text(RunInput input, bool unicode = true)
    {
        using var text = new StringWriter();
        new TerminalWriter(text, 80, unicode).Write(Document(input));
        return text.ToString().ReplaceLineEndings("\n");
    }
}
