using Explorer.SearchSpace.Spaces;

namespace Explorer.Reporting.Studies.Sections;

/// <summary>How the study was made: data, training, seeds, machine.</summary>
internal static class MethodSection
{
    public static IEnumerable<Block> Write(StudyReportInput input)
    {
        if (input.Steps.Count == 0)
        {
            yield break;
        }

        yield return new Block.Section("method", "How it was made");
        yield return new Block.Table(
            ["experiment", "networks", "seed", "epochs", "batch", "learning rate", "images", "budget, FLOPs", "training time", "device, threads, engine"],
            [.. input.Steps.Select(Row)],
            new HashSet<int> { 0, 9 });
        yield return new Block.Paragraph(
            "Each network is drawn from the experiment's seed and its index alone; its own seed gives initial weights, order of images and augmentation. "
            + "Comparisons draw from seed 1. The experiments' files, every trial and its learning curve are in the results database, from which this report can be written again.");
    }

    private static IReadOnlyList<string> Row(StudyStepResult step)
    {
        var experiment = step.Step.Experiment;
        var training = experiment.Training.Settings;
        var trials = step.Population.Members.Select(member => member.Trial).ToList();
        var flops = (experiment.Space as SampledSpace)?.Complexity.Flops;
        return
        [
            experiment.Name,
            NumberText.Count(trials.Count),
            experiment.Sample.Seed.ToString(CultureInfo.InvariantCulture),
            training.Epochs.ToString(CultureInfo.InvariantCulture),
            training.BatchSize.ToString(CultureInfo.InvariantCulture),
            experiment.Training.Draws.Any(draw => draw.Member == "learningRate") ? "drawn" : training.LearningRate.ToString("0.#####", CultureInfo.InvariantCulture),
            experiment.Data.Train is { } train ? NumberText.Count(train) : "all",
            flops is null ? "–" : $"{Bound(flops.Least)} to {Bound(flops.Most)}",
            NumberText.Time(trials.Sum(trial => trial.Seconds)),
            string.Join("; ", trials.Select(trial => trial.Environment).OfType<TrialEnvironment>().Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Device}, {e.Threads}, {e.Engine}")).Distinct()),
        ];
    }

    private static string Bound(long? bound) => bound is { } count ? NumberText.Quantity(count) : "any";
}
