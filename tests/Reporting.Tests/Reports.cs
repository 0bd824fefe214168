using Explorer.Experiments.Storage;

namespace Explorer.Reporting.Tests;

/// <summary>Report inputs and folders for tests.</summary>
internal static class Reports
{
    public const string Definition = """{"name":"synthetic","space":{"family":"anynet","depth":{"logUniform":[1,16]}},"sample":{"count":64,"seed":1}}""";

    public static ReportInput Input(IReadOnlyList<TrialRecord> trials, int? planned = null, string name = "synthetic", string description = "") => new()
    {
        Name = name,
        Description = description,
        Definition = Definition,
        Planned = planned ?? trials.Count,
        Trials = trials,
        Attempts = [.. trials.Where(trial => trial.State == TrialState.Failed).Select(trial => new AttemptRecord(name, trial.Index, 1, trial.Reason!, trial.FinishedAt))],
        GeneratedAt = SyntheticTrials.Start.AddHours(2),
        CodeVersion = "0.1.0",
    };

    public static ReportFigures Figures(IReadOnlyList<TrialRecord> trials) => ReportFigures.Of(Input(trials));
}
