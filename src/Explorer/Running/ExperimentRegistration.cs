using Explorer.Commands;

namespace Explorer.Running;

/// <summary>Brings an experiment into the store, or finds it there: a name stands for one definition.</summary>
internal static class ExperimentRegistration
{
    /// <summary>Stores the experiment with its plan, or goes on with the stored one and adds what a larger sample needs.</summary>
    /// <exception cref="InvalidInputException">The store holds another experiment of that name.</exception>
    public static void Ensure(IResultStore store, string storePath, Experiment experiment, string codeVersion, DateTimeOffset now)
    {
        if (store.FindExperiment(experiment.Name) is not { } stored)
        {
            var fresh = ExperimentPlan.Create(experiment);
            TrainableChecks.ThrowIfUntrainable(experiment, fresh);
            store.AddExperiment(new ExperimentRecord(experiment.Name, experiment.Definition, now, codeVersion) { Tags = experiment.Tags }, fresh);
            return;
        }

        var before = stored.ReadDefinition(storePath);
        if (AsStored(before, experiment) is not { } same)
        {
            throw new InvalidInputException(experiment.Origin,
            [
                .. DefinitionChanges.Between(DefinitionChanges.Planned(store, stored), experiment.Definition),
                new Problem("$.name", $"{storePath} holds '{experiment.Name}' with other values. The stored one goes on by its name: {Stored(experiment, storePath)}; for the changed one, give it another name (--with name=NAME) or use another --store"),
            ]);
        }

        experiment = same;
        var plan = store.Plan(experiment.Name);
        var planned = plan.Count;
        if (experiment.Sample.Trials < planned)
            throw TooLate($"what is planned stays: {Stored(experiment, storePath)} goes on with all of them, and --limit trains fewer now");
        if (experiment.Sample.Trials > planned && plan.Any(trial => trial.Origin == TrialOrigin.Predicted))
            throw TooLate("a predictor has chosen the last of them; give the larger experiment another name");
        if (experiment.Sample.DrawnCount * experiment.Sample.Repeats <= planned)
            return;
        if (experiment.Fidelity.Scheduler != SchedulerType.None)
            throw TooLate("a scheduler has ranked them among each other; give the larger experiment another name");
        store.ExtendPlan(experiment.Name, [.. ExperimentPlan.Create(experiment).Skip(planned)]);

        InvalidInputException TooLate(string advice) => new(experiment.Name, [new Problem(
            "$.sample.count", $"{NumberText.Count(experiment.Sample.Count)}, but {storePath} has {NumberText.Counted(planned / experiment.Sample.Repeats, "network")} planned; {advice}")]);
    }

    /// <summary>The experiment as the store's trials are planned: an earlier version may have read its file with other defaults.</summary>
    public static Experiment AsStored(IResultStore store, Experiment experiment) =>
        AsStored(store.FindExperiment(experiment.Name)!.ReadDefinition(), experiment) ?? experiment;

    private static string Stored(Experiment experiment, string storePath) => $"explorer run {experiment.Name}{OutputOptions.InStore(storePath)}";

    private static Experiment? AsStored(Experiment stored, Experiment experiment) =>
        new[] { experiment, experiment.AsOfEarlierVersions() }.FirstOrDefault(stored.HasSameTrials);
}
