using System.Globalization;
using System.Text;
using Explorer.Experiments;
using Explorer.Experiments.LearningCurves;
using Explorer.Models.Onnx;
using Explorer.SearchSpace.Json;
using Explorer.Statistics.Intervals;

namespace Explorer.Zoo;

/// <summary>Writes an entry's model card: Markdown for the people who find the entry.</summary>
internal static class ModelCard
{
    /// <summary>The card of an entry.</summary>
    public static string Write(ModelConfig config, ZooMetrics metrics)
    {
        var card = new StringBuilder();
        var trial = metrics.Trial;
        Line(card, $"# {metrics.Name}\n");
        Line(card, $"An image classifier of the family {config.Family} for {config.Input.Channels} × {config.Input.Resolution} × {config.Input.Resolution} images and {config.Classes} classes, trained on {metrics.Data.Name}.");
        if (trial.Planned.Origin == TrialOrigin.Named)
            Line(card, $"It was trained by itself, in *{trial.Experiment}*, not chosen from a population.\n");
        else
            Line(card, $"It was found by the experiment *{trial.Experiment}*, a sample of a design space, and has rank {metrics.Rank} of {metrics.Population} by validation error. Being chosen by that error, its validation error is optimistic; the test error is not.\n");
        Results(card, metrics);
        if (metrics.Speed is not null)
            Line(card, $"![Its stages]({ZooNames.Preview})\n");
        Network(card, config, metrics);
        Training(card, metrics);
        Line(card, $"## Data\n");
        Line(card, $"- Data set: {metrics.Data.Name}, split by seed {metrics.Data.Seed}; hash of the training and validation images {metrics.DataHash}");
        Line(card, $"- Classes: {string.Join(", ", metrics.Preprocessing.ClassNames)}");
        Line(card, $"- Preprocessing: pixels scaled to [0, 1], then (pixel − mean) / deviation with mean [{Numbers(metrics.Preprocessing.Mean)}] and deviation [{Numbers(metrics.Preprocessing.Deviation)}]\n");
        Use(card, metrics.Name);
        Line(card, $"## Licence\n");
        Line(card, $"{metrics.Licence}");
        return card.ToString();
    }

    private static void Results(StringBuilder card, ZooMetrics metrics)
    {
        Line(card, $"## Results\n");
        Line(card, $"| images | top-1 error [95 %] | loss |");
        Line(card, $"|---|---|---|");
        Row("validation", metrics.Validation);
        Row("test", metrics.Test);
        if (metrics.Speed is { } speed)
            Line(card, $"\nOne image takes {NumberText.Fixed(speed.LatencyMilliseconds)} ms (quartiles {NumberText.Fixed(speed.LatencyLowerQuartile)} to {NumberText.Fixed(speed.LatencyUpperQuartile)}); in batches of {speed.Batch}, {NumberText.Count((long)speed.Throughput)} images a second. Measured at the export on {speed.Machine}, {speed.Engine}.");
        Line(card, $"\nIntervals are exact binomial ones (Clopper-Pearson): the chance of the images drawn, not of another training. {(metrics.Trial.Planned.Origin == TrialOrigin.Named ? "The test images were used for this card, and at the end of the training where it had a test, with the same weights." : "The test images were used once, for this card.")}\n");

        void Row(string name, ZooScore score)
            => Line(card, $"| {name} ({NumberText.Count(score.Images)}) | {Cell.Share(score.Estimate, 2)} | {NumberText.Fixed(score.Loss, 4)} |");
    }

    private static void Network(StringBuilder card, ModelConfig config, ZooMetrics metrics)
    {
        var complexity = metrics.Trial.Complexity;
        Line(card, $"## Network\n");
        Line(card, $"{NumberText.Count(complexity.Flops)} multiply-adds, {NumberText.Count(complexity.Params)} parameters, {NumberText.Count(complexity.Activations)} activations; config hash {metrics.Trial.Hash}.");
        if (config.IsAnyNet())
            Frame(card, config.ToAnyNet());
        else
            Line(card, $"Config: `{ModelConfigJson.Write(config)}`\n");
        Line(card, $"| stage | depth | width | stride | bottleneck ratio | group width |");
        Line(card, $"|---|---|---|---|---|---|");
        foreach (var (stage, i) in config.ToStages().Select((stage, i) => (stage, i + 1)))
            Line(card, $"| {i} | {stage.Depth} | {stage.Width} | {stage.Stride} | {stage.BottleneckRatio} | {stage.GroupWidth} |");
        card.Append('\n');
    }

    private static void Frame(StringBuilder card, AnyNetConfig layout)
        => Line(card, $"Stem {EnumNames.Of(layout.Stem.Type)} of width {layout.Stem.Width}, {EnumNames.Of(layout.Block)} blocks, squeeze-and-excitation {layout.SqueezeExcitation}, head width {layout.HeadWidth}.\n");

    private static void Training(StringBuilder card, ZooMetrics metrics)
    {
        var settings = metrics.Retraining?.Training ?? metrics.Trial.Training;
        var environment = metrics.Retraining?.Environment ?? metrics.Trial.Environment;
        var fidelity = metrics.Retraining is { } again ? again.Fidelity : metrics.Trial.Rungs[^1].Fidelity;
        var epochs = metrics.Retraining?.Epochs.Count ?? TrialCurve.Epochs(metrics.Trial).Length;
        Line(card, $"## Training\n");
        Line(card, $"- {(metrics.Retraining is null ? (metrics.Trial.Planned.Origin == TrialOrigin.Named ? "Weights of the training itself" : "Weights of the trial itself") : "Trained again for this entry")}, seed {SeedWords.Of(metrics.Retraining?.Seed ?? metrics.Trial.Planned.Seed)}");
        Line(card, $"- {NumberText.Counted(epochs, "epoch")}, {(fidelity is { DataShare: < 1 } part ? $"{NumberText.Share(part.DataShare, 0)} of the training images, " : "")}batches of {fidelity?.BatchSize ?? settings.BatchSize}, {EnumNames.Of(settings.Optimizer)}, learning rate {NumberText.Setting(settings.LearningRate)} ({EnumNames.Of(settings.Schedule)}, warm-up {NumberText.Setting(settings.WarmupEpochs)} epochs), {Momentum(settings)}weight decay {NumberText.Setting(settings.WeightDecay)}{(settings.WeightDecayOnNorms ? "" : " (none on norms)")}");
        Line(card, $"- Label smoothing {NumberText.Setting(settings.LabelSmoothing)}, average of weights {(settings.AverageDecay > 0 ? NumberText.Setting(settings.AverageDecay) : "none")}, augmentation {(settings.Augment.Count == 0 ? "none" : string.Join(", ", settings.Augment.Select(EnumNames.Of)))}, {EnumNames.Of(settings.Precision)}");
        if (environment is not null)
            Line(card, $"- {environment.Engine} on {environment.Device}, {NumberText.Counted(environment.Threads, "thread")}; program version {environment.CodeVersion}");
        card.Append('\n');
    }

    private static void Use(StringBuilder card, string name)
    {
        Line(card, $"## Use\n");
        Line(card, $"```csharp\nusing var model = Explorer.Zoo.ZooModel.Load(\"{name}\");\nvar top = model.Predict(\"cat.png\"); // JPEG or PNG; top[0].ClassName, top[0].Probability\n```\n");
        Line(card, $"`{ZooNames.Onnx}` runs in any ONNX Runtime: input `{OnnxExport.InputName}`, float32, batch × channels × height × width, preprocessed as above; output `{OnnxExport.OutputName}`.\n");
        Line(card, $"The weights are safetensors, so PyTorch reads them without this program: `safetensors.torch.load_file(\"{ZooNames.Weights}\")`. `explorer zoo verify` checks the files and measures the errors again.\n");
    }

    private static string Momentum(TrainingSettings settings)
        => settings.Optimizer == OptimizerType.Sgd ? $"momentum {NumberText.Setting(settings.Momentum)}{(settings.Nesterov ? " (Nesterov)" : "")}, " : "";

    private static string Numbers(IEnumerable<float> values) => string.Join(", ", values.Select(value => NumberText.Fixed(value, 4)));

    private static void Line(StringBuilder card, FormattableString text) => card.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
