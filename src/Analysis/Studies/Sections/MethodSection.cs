
namespace Explorer.Analysis.Studies.Sections;

/// <summary>How the study was made: data, training, seeds, machine.</summary>
internal static class MethodSection
{
    public static IEnumerable<Block> Write(StudyReport report)
    {
        if (report.Steps.Count == 0)
            yield break;

        yield return new Block.Section("method", "How it was made");
        yield return new Table(
            [new("experiment"), new("networks"), new("seed"), new("epochs"), new("batch"), new("learning rate"), new("images"), new("budget, FLOPs"), new("training time"), new("device, threads, engine")],
            [.. report.Steps.Select(Row)]);
        yield return new Block.Paragraph(
            "Each network is drawn from the experiment's seed and its index alone; its own seed gives initial weights, order of images and augmentation. "
            + "Comparisons draw from seed 1. The experiments' files, every trial and its learning curve are in the results database, from which this report can be written again.");
    }

    private static IReadOnlyList<Cell> Row(StudyStepResult step)
    {
        var experiment = step.Step.Experiment;
        var training = experiment.Training.Settings;
        var trials = step.Population.Members.Select(member => member.Trial).ToList();
        var flops = (experiment.Space as SampledSpace)?.Complexity.Flops;
        return
        [
            Cell.Words(experiment.Name),
            Cell.Count(trials.Count),
            Cell.Words(experiment.Sample.Seed.ToString(CultureInfo.InvariantCulture)),
            Cell.Count(training.Epochs),
            Cell.Count(training.BatchSize),
            experiment.Training.Draws.Any(draw => draw.Member == "learningRate") ? Cell.Words("drawn") : Cell.Of(training.LearningRate),
            experiment.Data.Train is { } train ? Cell.Count(train) : Cell.Words("all"),
            Cell.Words(flops is null ? NumberText.None : $"{Bound(flops.Least)} to {Bound(flops.Most)}"),
            Cell.Time(trials.Sum(trial => trial.Seconds)),
            Cell.Words(string.Join("; ", trials.Select(trial => trial.Environment).OfType<TrialEnvironment>().Select(e => $"{e.Device}, {NumberText.Count(e.Threads)}, {e.Engine}").Distinct())),
        ];
    }

    private static string Bound(long? bound) => bound is { } count ? NumberText.Quantity(count) : "any";
}
