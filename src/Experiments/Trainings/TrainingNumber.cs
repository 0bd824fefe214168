using Explorer.SearchSpace.Distributions;

namespace Explorer.Experiments.Trainings;

/// <summary>A member of the training settings that may be drawn: a number, or true or false.</summary>
/// <param name="Name">Its name in experiment files.</param>
/// <param name="Rule">Which values it may have.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Gives the settings with another value.</param>
internal sealed record TrainingNumber(
    string Name, ParameterRule Rule, Func<TrainingSettings, double> Get, Func<TrainingSettings, double, TrainingSettings> Set)
{
    private const int MostEpochs = 100_000;
    private const int MostBatchSize = 1_000_000;

    /// <summary>
    /// What it is where an experiment file leaves it out, from the members before it; null where that is what
    /// <see cref="TrainingSettings"/> says. A stored definition never gets it. Measured: docs/studies/defaults-study.
    /// </summary>
    public Func<TrainingSettings, double>? FileDefault { get; init; }

    /// <summary>Every such member, in canonical order.</summary>
    public static IReadOnlyList<TrainingNumber> All { get; } =
    [
        new("epochs", ParameterRule.Integer(1, MostEpochs), s => s.Epochs, (s, v) => s with { Epochs = (int)v }),
        new("batchSize", ParameterRule.Integer(1, MostBatchSize), s => s.BatchSize, (s, v) => s with { BatchSize = (int)v }) { FileDefault = _ => 32 },
        new("learningRate", ParameterRule.Real(NumberRange.Above(0)), s => s.LearningRate, (s, v) => s with { LearningRate = v }) { FileDefault = s => s.Optimizer == OptimizerType.Sgd ? 0.2 : 0.001 },
        new("stepFactor", ParameterRule.Real(Open(0, 1)), s => s.StepFactor, (s, v) => s with { StepFactor = v }),
        new("warmupEpochs", ParameterRule.Real(NumberRange.AtLeast(0)), s => s.WarmupEpochs, (s, v) => s with { WarmupEpochs = v }) { FileDefault = _ => 0.5 },
        new("warmupFactor", ParameterRule.Real(NumberRange.Closed(0, 1)), s => s.WarmupFactor, (s, v) => s with { WarmupFactor = v }),
        new("momentum", ParameterRule.Real(NumberRange.Below(0, 1)), s => s.Momentum, (s, v) => s with { Momentum = v }),
        new("weightDecay", ParameterRule.Real(NumberRange.AtLeast(0)), s => s.WeightDecay, (s, v) => s with { WeightDecay = v }),
        new("labelSmoothing", ParameterRule.Real(NumberRange.Below(0, 1)), s => s.LabelSmoothing, (s, v) => s with { LabelSmoothing = v }),
        new("cropPadding", ParameterRule.Real(NumberRange.Below(0, 1)), s => s.CropShare, (s, v) => s with { CropPadding = v == TrainingSettings.CommonCropPadding ? null : v }),
        new("preciseNormImages", ParameterRule.Integer(0, MostBatchSize), s => s.PreciseNormImages, (s, v) => s with { PreciseNormImages = (int)v }),
        new("averageDecay", ParameterRule.Real(NumberRange.Below(0, 1)), s => s.AverageDecay, (s, v) => s with { AverageDecay = v }),
        Flag("nesterov", s => s.Nesterov, (s, v) => s with { Nesterov = v }),
        Flag("weightDecayOnNorms", s => s.WeightDecayOnNorms, (s, v) => s with { WeightDecayOnNorms = v }),
        Flag("zeroInitFinalGamma", s => s.ZeroInitFinalGamma, (s, v) => s with { ZeroInitFinalGamma = v }) with { FileDefault = _ => 1 },
    ];

    /// <summary>The member of that name.</summary>
    public static TrainingNumber Find(string name) => All.First(number => number.Name == name);

    private static TrainingNumber Flag(string name, Func<TrainingSettings, bool> get, Func<TrainingSettings, bool, TrainingSettings> set) =>
        new(name, ParameterRule.Flag, s => get(s) ? 1 : 0, (s, v) => set(s, v != 0));

    private static NumberRange Open(double least, double most) => new(least, most, WithLeast: false, WithMost: false);
}
