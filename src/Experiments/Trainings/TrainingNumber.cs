using Explorer.SearchSpace.Distributions;

namespace Explorer.Experiments.Trainings;

/// <summary>A member of the training settings that may be drawn: a number, or true or false.</summary>
/// <param name="Name">Its name in experiment files.</param>
/// <param name="Words">What it is, in words.</param>
/// <param name="Rule">Which values it may have.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Gives the settings with another value.</param>
public sealed record TrainingNumber(
    string Name, string Words, ParameterRule Rule, Func<TrainingSettings, double> Get, Func<TrainingSettings, double, TrainingSettings> Set)
{
    internal const int MostEpochs = 100_000;
    internal const int MostBatchSize = 1_000_000;

    /// <summary>
    /// What it is where an experiment file leaves it out, from the other members; null where that is what
    /// <see cref="TrainingSettings"/> says. A stored definition never gets it. Measured: docs/studies/defaults-study.
    /// </summary>
    public Func<TrainingSettings, double>? FileDefault { get; init; }

    /// <summary>What it is where a file leaves it out, in words; null for its own form.</summary>
    public string? DefaultWords { get; init; }

    /// <summary>Every such member, in canonical order.</summary>
    public static IReadOnlyList<TrainingNumber> All { get; } =
    [
        new("epochs", "Epochs at full fidelity", ParameterRule.Integer(1, MostEpochs), s => s.Epochs, (s, v) => s with { Epochs = (int)v }),
        new("batchSize", "Images a step", ParameterRule.Integer(1, MostBatchSize), s => s.BatchSize, (s, v) => s with { BatchSize = (int)v }) { FileDefault = _ => 32 },
        new("learningRate", "Learning rate at the schedule's start", ParameterRule.Real(NumberRange.Above(0)), s => s.LearningRate, (s, v) => s with { LearningRate = v })
            { FileDefault = s => s.Optimizer == OptimizerType.Sgd ? 0.2 : 0.001, DefaultWords = "0.2 for sgd, 0.001 for adam and adamw" },
        new("stepFactor", "Factor of a step schedule", ParameterRule.Real(new NumberRange(0, 1, WithLeast: false, WithMost: false)), s => s.StepFactor, (s, v) => s with { StepFactor = v }),
        new("warmupEpochs", "Epochs of linear warm-up, fewer than all", ParameterRule.Real(NumberRange.AtLeast(0)), s => s.WarmupEpochs, (s, v) => s with { WarmupEpochs = v }) { FileDefault = _ => 0.5 },
        new("warmupFactor", "Share of the learning rate that warm-up starts from", ParameterRule.Real(NumberRange.Closed(0, 1)), s => s.WarmupFactor, (s, v) => s with { WarmupFactor = v }),
        new("momentum", "Momentum of SGD", ParameterRule.Real(NumberRange.Below(0, 1)), s => s.Momentum, (s, v) => s with { Momentum = v }),
        new("weightDecay", "L2 weight decay", ParameterRule.Real(NumberRange.AtLeast(0)), s => s.WeightDecay, (s, v) => s with { WeightDecay = v }) { DefaultWords = "5e-5" },
        new("labelSmoothing", "Label smoothing, the share of the target spread over all classes", ParameterRule.Real(NumberRange.Below(0, 1)), s => s.LabelSmoothing, (s, v) => s with { LabelSmoothing = v }),
        new("cropPadding", "Padding of the augmentation crop on each side, as a share of the image's side", ParameterRule.Real(NumberRange.Below(0, 1)), s => s.CropShare, (s, v) => s with { CropPadding = v == TrainingSettings.CommonCropPadding ? null : v }),
        new("preciseNormImages", "Training images over which the batch norms' statistics are taken anew before each validation; 0 for their running averages", ParameterRule.Integer(0, MostBatchSize), s => s.PreciseNormImages, (s, v) => s with { PreciseNormImages = (int)v }),
        new("averageDecay", "Decay a step of an exponential moving average of the weights, which validation then uses; 0 for none", ParameterRule.Real(NumberRange.Below(0, 1)), s => s.AverageDecay, (s, v) => s with { AverageDecay = v }),
        Flag("nesterov", "Nesterov's form of momentum", s => s.Nesterov, (s, v) => s with { Nesterov = v }),
        Flag("weightDecayOnNorms", "Whether weight decay acts on batch-norm scales and shifts", s => s.WeightDecayOnNorms, (s, v) => s with { WeightDecayOnNorms = v }),
        Flag("zeroInitFinalGamma", "Whether the last batch norm of each residual block starts with scale 0, so that the block begins as its shortcut", s => s.ZeroInitFinalGamma, (s, v) => s with { ZeroInitFinalGamma = v })
            with { FileDefault = _ => 1 },
    ];

    /// <summary>The member of that name.</summary>
    public static TrainingNumber Find(string name) => All.First(number => number.Name == name);

    private static TrainingNumber Flag(string name, string words, Func<TrainingSettings, bool> get, Func<TrainingSettings, bool, TrainingSettings> set) =>
        new(name, words, ParameterRule.Flag, s => get(s) ? 1 : 0, (s, v) => set(s, v != 0));
}
