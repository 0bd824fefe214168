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
            store.AddExperiment(
                new ExperimentRecord(experiment.Name, experiment.Definition, now, codeVersion), ExperimentPlan.Create(experiment));
            return;
        }

        var before = stored.ReadDefinition(storePath);
        if (AsStored(before, experiment) is not { } same)
        {
            throw new InvalidInputException(experiment.Origin,
            [
                .. DefinitionChanges.Between(before.Definition, experiment.Definition),
                new Problem("$.name", $"{storePath} holds '{experiment.Name}' with other values. The stored one goes on by its name: explorer run {experiment.Name} --store {storePath}; for the changed one, give it another name (--with name=NAME) or use another --store"),
            ]);
        }

        experiment = same;
        var plan = store.Plan(experiment.Name);
        var planned = plan.Count;
        if (experiment.Sample.Trials < planned)
        {
            throw new InvalidInputException(experiment.Name, [new Problem("$.sample.count", string.Create(
                CultureInfo.InvariantCulture, $"{experiment.Sample.Count}, but {planned / experiment.Sample.Repeats} networks are planned in {storePath}; keep those, and train fewer with --limit"))]);
        }

        if (experiment.Sample.Trials > planned && plan.Any(trial => trial.Origin == TrialOrigin.Predicted))
        {
            throw new InvalidInputException(experiment.Name, [new Problem("$.sample.count", string.Create(
                CultureInfo.InvariantCulture, $"{experiment.Sample.Count}, but a predictor has chosen the last of the {planned / experiment.Sample.Repeats} networks planned in {storePath}; give the larger experiment another name"))]);
        }

        if (experiment.Sample.DrawnCount * experiment.Sample.Repeats > planned)
        {
            if (experiment.Fidelity.Scheduler != SchedulerType.None)
            {
                throw new InvalidInputException(experiment.Name, [new Problem("$.sample.count", string.Create(
                    CultureInfo.InvariantCulture, $"{experiment.Sample.Count}, but {planned / experiment.Sample.Repeats} networks are planned in {storePath}, and a scheduler has ranked them among each other; give the larger experiment another name"))]);
            }

            store.ExtendPlan(experiment.Name, [.. ExperimentPlan.Create(experiment).Skip(planned)]);
        }
    }

    /// <summary>The experiment as the store's trials are planned: an earlier version may have read its file with other defaults.</summary>
    public static Experiment AsStored(IResultStore store, Experiment experiment) =>
        AsStored(store.FindExperiment(experiment.Name)!.ReadDefinition(), experiment) ?? experiment;

    private static Experiment? AsStored(Experiment stored, Experiment experiment) =>
        new[] { experiment, experiment.AsOfEarlierVersions() }.FirstOrDefault(stored.HasSameTrials);
}
