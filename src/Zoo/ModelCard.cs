using System.Globalization;
using Explorer.Analysis.Populations;
using Explorer.Documents.Blocks;
using Explorer.Documents.Figures.Kinds;
using Explorer.Experiments.LearningCurves;
using Explorer.Models.Onnx;
using Explorer.SearchSpace.Json;
using Explorer.Statistics.Intervals;

namespace Explorer.Zoo;

/// <summary>What people who find an entry read first.</summary>
public static class ModelCard
{
    /// <summary>An entry's card.</summary>
    /// <param name="config">Its network.</param>
    /// <param name="metrics">What is known of it.</param>
    /// <param name="use">How often its test images were measured.</param>
    public static Document Of(ModelConfig config, ZooMetrics metrics, TestUse use) => new(metrics.Name,
    [
        new Block.Paragraph($"An image classifier of the family {config.Family} for {config.Input.Channels} × {config.Input.Resolution} × {config.Input.Resolution} images and {config.Classes} classes, trained on {metrics.Data.Name}."),
        new Block.Paragraph(metrics.Trial.Planned.Origin == TrialOrigin.Named
            ? $"It was trained by itself, in {metrics.Trial.Experiment}, not chosen from a population."
            : $"It was found by the experiment {metrics.Trial.Experiment}, a sample of a design space: its trial {metrics.Trial.Index} has rank {metrics.Rank} of {metrics.Population} by validation error{(metrics.Trial.Error is { } error ? $", {NumberText.Share(error)}" : "")}. "
                + (metrics.Retraining is null || metrics.Retraining.Seed == metrics.Trial.Planned.Seed ? "Being chosen by that error, the validation error below is optimistic." : "Being chosen by that error, the trial's is optimistic; the errors below are of the training for this entry, which nothing was chosen by.")),
        new Block.Section("results", "Results"),
        Table.Of(["images", "top-1 error [95 %]", "loss"], [Row("validation", metrics.Validation), Row("test", metrics.Test)]),
        new Block.Paragraph($"Intervals: {ImageError.Method}, the chance of the images drawn, not of another training. {use.InWords}"),
        .. NetworkShape.Of(config) is { } shape ? [WidthsFigure.Of(Path.GetFileNameWithoutExtension(ZooNames.Preview), $"Block widths of {metrics.Name}.", [shape.BlockWidths], null)] : (Block[])[],
        new Block.Section("network", "Network"),
        .. Network(config, metrics),
        new Block.Section("training", "Training"),
        new Block.Points([.. Training(metrics)]),
        new Block.Section("data", "Data"),
        new Block.Points(
        [
            $"Data set: {metrics.Data.Name}, split by seed {metrics.Data.Seed}; hash of the training and validation images {metrics.DataHash}",
            $"Classes: {string.Join(", ", metrics.Preprocessing.ClassNames)}",
            $"Preprocessing: pixels scaled to [0, 1], then (pixel − mean) / deviation with mean [{Numbers(metrics.Preprocessing.Mean)}] and deviation [{Numbers(metrics.Preprocessing.Deviation)}]",
        ]),
        new Block.Section("use", "Use"),
        new Block.Code($"using var model = Explorer.Zoo.ZooModel.Load(\"zoo/{metrics.Name}\"); // the folder of this card\nvar top = model.Predict(\"cat.png\"); // JPEG or PNG; top[0].ClassName, top[0].Probability"),
        new Block.Paragraph($"{CodeSpan.Of(ZooNames.Onnx)} runs in any ONNX Runtime: input {CodeSpan.Of(OnnxExport.InputName)}, float32, batch × channels × height × width, preprocessed as above; output {CodeSpan.Of(OnnxExport.OutputName)}."),
        new Block.Paragraph($"The weights are safetensors, so PyTorch reads them without this program: {CodeSpan.Of($"safetensors.torch.load_file(\"{ZooNames.Weights}\")")}. {CodeSpan.Of($"explorer zoo verify {metrics.Name}")} checks the files and measures the errors again."),
        new Block.Section("licence", "Licence"),
        new Block.Paragraph(metrics.Licence),
    ]);

    private static IReadOnlyList<Cell> Row(string name, ZooScore score) =>
        [Cell.Words($"{name} ({NumberText.Count(score.Images)})"), Cell.Share(score.Estimate, 2), Cell.Number(score.Loss, 4)];

    private static IEnumerable<Block> Network(ModelConfig config, ZooMetrics metrics)
    {
        var complexity = metrics.Trial.Complexity;
        yield return new Block.Paragraph($"{NumberText.Count(complexity.Flops)} multiply-adds, {NumberText.Count(complexity.Params)} parameters, {NumberText.Count(complexity.Activations)} activations; config hash {metrics.Trial.Hash}.");
        yield return new Block.Paragraph(config.IsAnyNet() ? Frame(config.ToAnyNet()) : $"Config: {CodeSpan.Of(ModelConfigJson.Write(config))}");
        yield return Table.Of(
            ["stage", "depth", "width", "stride", "bottleneck ratio", "group width"],
            [.. config.ToStages().Select((stage, i) => (IReadOnlyList<Cell>)[Cell.Count(i + 1), Cell.Count(stage.Depth), Cell.Number(stage.Width, 0), Cell.Count(stage.Stride), Cell.Of(stage.BottleneckRatio), Cell.Number(stage.GroupWidth, 0)])]);
    }

    private static string Frame(AnyNetConfig layout) => string.Create(
        CultureInfo.InvariantCulture, $"Stem {EnumNames.Of(layout.Stem.Type)} of width {layout.Stem.Width}, {EnumNames.Of(layout.Block)} blocks, squeeze-and-excitation {layout.SqueezeExcitation}, head width {layout.HeadWidth}.");

    private static IEnumerable<string> Training(ZooMetrics metrics)
    {
        var settings = metrics.Retraining?.Training ?? metrics.Trial.Training;
        var environment = metrics.Retraining?.Environment ?? metrics.Trial.Environment;
        var fidelity = metrics.Retraining is { } again ? again.Fidelity : metrics.Trial.Rungs is [.., var last] ? last.Fidelity : null;
        var epochs = metrics.Retraining?.Epochs.Count ?? TrialCurve.Epochs(metrics.Trial).Length;
        yield return $"{(metrics.Retraining is null ? (metrics.Trial.Planned.Origin == TrialOrigin.Named ? "Weights of the training itself" : "Weights of the trial itself") : "Trained again for this entry")}, seed {SeedWords.Of(metrics.Retraining?.Seed ?? metrics.Trial.Planned.Seed)}";
        yield return $"{NumberText.Counted(epochs, "epoch")}, {(fidelity is { DataShare: < 1 } part ? $"{NumberText.Share(part.DataShare, 0)} of the training images, " : "")}batches of {fidelity?.BatchSize ?? settings.BatchSize}, {EnumNames.Of(settings.Optimizer)}, learning rate {NumberText.Setting(settings.LearningRate)} ({EnumNames.Of(settings.Schedule)}, warm-up {NumberText.Setting(settings.WarmupEpochs)} epochs), {Momentum(settings)}weight decay {NumberText.Setting(settings.WeightDecay)}{(settings.WeightDecayOnNorms ? "" : " (none on norms)")}";
        yield return $"Label smoothing {NumberText.Setting(settings.LabelSmoothing)}, average of weights {(settings.AverageDecay > 0 ? NumberText.Setting(settings.AverageDecay) : "none")}, augmentation {(settings.Augment.Count == 0 ? "none" : string.Join(", ", settings.Augment.Select(EnumNames.Of)))}, {EnumNames.Of(settings.Precision)}";
        if (environment is not null)
            yield return $"{environment.Engine} on {environment.Device}, {NumberText.Counted(environment.Threads, "thread")}; program version {environment.CodeVersion}";
    }

    private static string Momentum(TrainingSettings settings)
        => settings.Optimizer == OptimizerType.Sgd ? $"momentum {NumberText.Setting(settings.Momentum)}{(settings.Nesterov ? " (Nesterov)" : "")}, " : "";

    private static string Numbers(IEnumerable<float> values) => string.Join(", ", values.Select(value => NumberText.Fixed(value, 4)));
}
