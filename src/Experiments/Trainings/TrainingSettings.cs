namespace Explorer.Experiments.Trainings;

/// <summary>
/// How a network is trained; every value resolved. A member that a stored record lacks means what its default here says, for ever;
/// what a file's missing member means, <see cref="TrainingNumber.FileDefault"/> says.
/// </summary>
public sealed record TrainingSettings
{
    /// <summary>The padding of crops where none is said: 1/8 of the side, 4 pixels of 32.</summary>
    public const double CommonCropPadding = 0.125;

    /// <summary>Epochs at full fidelity, at least 1.</summary>
    public required int Epochs { get; init; }

    /// <summary>Images a step, at least 1.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>The optimiser.</summary>
    public OptimizerType Optimizer { get; init; } = OptimizerType.Sgd;

    /// <summary>Learning rate at the schedule's start, above 0.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>How the learning rate falls.</summary>
    public ScheduleType Schedule { get; init; } = ScheduleType.Cosine;

    /// <summary>Epochs after which a step schedule multiplies the rate, increasing; used by <see cref="ScheduleType.Step"/> only.</summary>
    public ValueList<int> StepEpochs { get; init; }

    /// <summary>Factor of a step schedule, in (0, 1).</summary>
    public double StepFactor { get; init; } = 0.1;

    /// <summary>Epochs of linear warm-up, at least 0; may be a fraction.</summary>
    public double WarmupEpochs { get; init; }

    /// <summary>Share of the learning rate that warm-up starts from, in [0, 1].</summary>
    public double WarmupFactor { get; init; } = 0.1;

    /// <summary>Momentum of SGD, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Nesterov's form of momentum.</summary>
    public bool Nesterov { get; init; } = true;

    /// <summary>L2 weight decay, at least 0.</summary>
    public double WeightDecay { get; init; } = 5e-5;

    /// <summary>Whether the weight decay also acts on batch-norm scales and shifts.</summary>
    public bool WeightDecayOnNorms { get; init; } = true;

    /// <summary>Label smoothing, in [0, 1).</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Decay of an exponential moving average of the weights, a step; 0 for none. Validation then uses the average.</summary>
    public double AverageDecay { get; init; }

    /// <summary>Whether the last batch norm of each residual block starts with scale 0.</summary>
    public bool ZeroInitFinalGamma { get; init; }

    /// <summary>Augmentations of the training images, in order.</summary>
    public ValueList<Augmentation> Augment { get; init; }

    /// <summary>
    /// Padding of <see cref="Augmentation.Crop"/> on each side as a share of the image's side, in [0, 1), rounded down to whole
    /// pixels; null for <see cref="CommonCropPadding"/>, the only one that earlier records know.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CropPadding { get; init; }

    /// <summary>The padding of crops as a number.</summary>
    [JsonIgnore]
    public double CropShare => CropPadding ?? CommonCropPadding;

    /// <summary>
    /// Training images over which the batch norms' statistics are taken anew before each validation, as the mean of the batches'
    /// (the paper authors' precise batch norm); 0 for the running averages, whose last ten steps are most of their weight.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int PreciseNormImages { get; init; }

    /// <summary>Number format of the training step.</summary>
    public PrecisionType Precision { get; init; } = PrecisionType.Float32;
}
