using Explorer.Experiments.Data;
using Explorer.Experiments.Storage;

namespace Explorer.Tests.Commands;

/// <summary>Writes experiments with made-up finished trials into a store, so that analysis can be tried without training.</summary>
internal static class StoredTrials
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Plans an experiment file and finishes its trials with the errors that a rule gives.</summary>
    public static void Add(string store, string file, Func<int, double> error, int? finished = null, string hash = "00")
    {
        var experiment = ExperimentReader.Load(file, DataDemand.None);
        var plan = ExperimentPlan.Create(experiment);
        using var opened = ResultStores.Open(store, StoreAccess.Write);
        opened.AddExperiment(new ExperimentRecord(experiment.Name, experiment.Definition, At, "0.1.0") { Tags = experiment.Tags }, plan);
        opened.AddTrials([.. plan.Take(finished ?? plan.Count).Select(trial => Finished(experiment.Name, trial, error(trial.Index), hash))]);
    }

    /// <summary>A finished trial.</summary>
    public static TrialRecord Finished(string experiment, PlannedTrial trial, double error, string hash = "00") => new()
    {
        Experiment = experiment,
        Planned = trial,
        Outcome = new TrialOutcome.Completed(error, error),
        Rungs = [],
        Seconds = 1,
        Attempts = 1,
        Environment = new TrialEnvironment { Device = "cpu", Threads = 1, Precision = "float32", Engine = "made up", DataHash = hash, CodeVersion = "0.1.0" },
        FinishedAt = At,
    };
}
