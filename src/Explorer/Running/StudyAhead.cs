namespace Explorer.Running;

/// <summary>What a study has besides the step that is being trained.</summary>
/// <param name="Step">The step, from 1; 0 where it is none of the listed ones.</param>
/// <param name="Steps">How many are listed.</param>
/// <param name="Done">Trials of the study that were done before this run.</param>
/// <param name="Later">Trials of the steps after this one that are not done.</param>
/// <param name="LaterWork">What those will cost, in trials of this step.</param>
/// <param name="Unknown">What comes besides and cannot be foreseen, in words; null for nothing.</param>
internal sealed record StudyAhead(int Step, int Steps, int Done, int Later, double LaterWork, string? Unknown)
{
    /// <summary>Looks at a study's steps in the store.</summary>
    /// <param name="study">The study.</param>
    /// <param name="store">Holds its plans, as far as they are made.</param>
    /// <param name="experiment">Name of what is trained now.</param>
    public static StudyAhead Of(Study study, IResultStore store, string experiment)
    {
        var steps = study.Steps.Select(step => step.Experiment).ToList();
        var at = steps.FindIndex(step => step.Name == experiment);
        var tallies = steps.ConvertAll(step => store.Tally(step.Name));
        var sharing = new StudySharing(study);
        var later = at < 0 ? [] : Enumerable.Range(at + 1, steps.Count - at - 1).Select(i => (Experiment: steps[i], Left: Math.Max(0, (sharing.Own(steps[i].Name) ?? tallies[i].Planned) - tallies[i].Finished))).ToList();
        var cost = at < 0 ? 0 : Cost(steps[at], store);
        return new StudyAhead(
            at + 1,
            steps.Count,
            tallies.Sum(tally => tally.Finished),
            later.Sum(step => step.Left),
            cost > 0 ? later.Sum(step => step.Left * Cost(step.Experiment, store) / cost) : later.Sum(step => step.Left),
            study.Mode == StudyMode.Auto ? "of its further rounds nothing is known" : study.Family is null || at < 0 ? null : "its family comes besides");
    }

    // Images times FLOPs of a trial, on average over the plan: rungs and time that does not go by FLOPs are left out.
    private static double Cost(Experiment experiment, IResultStore store)
    {
        var images = TrainingCost.Images(experiment.Data) ?? 1;
        return store.Plan(experiment.Name).Select(trial => (double)trial.Complexity.Flops * trial.Training.Epochs * images).DefaultIfEmpty(0).Average();
    }
}
