namespace Explorer.Experiments.Studies;

/// <summary>The experiments by which a study in auto mode tries constraints.</summary>
public static class AutoExperiments
{
    /// <summary>
    /// A proposed experiment with networks of its own: under one seed two spaces draw much the same networks, and their populations
    /// would be no independent samples.
    /// </summary>
    /// <param name="study">The study, in auto mode.</param>
    /// <param name="definition">The proposed experiment as JSON.</param>
    /// <param name="round">The round, from 1.</param>
    public static Experiment Fresh(Study study, string definition, int round)
    {
        var proposed = ExperimentReader.Parse(definition, study.Origin);
        var fresh = proposed with { Sample = proposed.Sample with { Seed = study.Steps[0].Experiment.Sample.Seed + (ulong)round } };
        return ExperimentReader.Parse(ExperimentTable.Write(fresh), study.Origin);
    }
}
