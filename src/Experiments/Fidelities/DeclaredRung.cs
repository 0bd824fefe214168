namespace Explorer.Experiments.Fidelities;

/// <summary>A rung of an experiment's ladder as its file gives it; what is left out is the experiment's own.</summary>
public sealed record DeclaredRung
{
    private static readonly ValueKind<double> Share = Kinds.Number(new NumberRange(0, 1, WithLeast: false));

    /// <summary>Rungs in experiment files.</summary>
    public static MemberTable<DeclaredRung> Table { get; } = new("rung", "A fidelity; what is left out is the experiment's own.", new DeclaredRung(), m =>
    [
        m.Optional("epochs", "Epochs in all, counted from the trial's first", Kinds.Maybe(Kinds.Integer(1, TrainingNumber.MostEpochs)), r => r.Epochs, (r, v) => r with { Epochs = v }) with { DefaultWords = "training.epochs" },
        m.Optional("dataShare", "Share of the training images", Share, r => r.DataShare, (r, v) => r with { DataShare = v }),
        m.Optional("resolution", "Height and width of the images in pixels", Kinds.Maybe(Kinds.Integer(1, ModelLimits.MostResolution)), r => r.Resolution, (r, v) => r with { Resolution = v }) with { DefaultWords = "the networks' own" },
        m.Optional("widthScale", "Factor on every width", Share, r => r.WidthScale, (r, v) => r with { WidthScale = v }),
        m.Optional("depthScale", "Factor on every depth", Share, r => r.DepthScale, (r, v) => r with { DepthScale = v }),
        m.Optional("batchSize", "Images a step", Kinds.Maybe(Kinds.Integer(1, TrainingNumber.MostBatchSize)), r => r.BatchSize, (r, v) => r with { BatchSize = v }) with { DefaultWords = "training.batchSize" },
    ]);

    /// <summary>Epochs in all, those of the rungs it continues included; null for the training's own.</summary>
    public int? Epochs { get; init; }

    /// <summary>Share of the training images used, in (0, 1].</summary>
    public double DataShare { get; init; } = 1;

    /// <summary>Image height and width in pixels; null for the network's own.</summary>
    public int? Resolution { get; init; }

    /// <summary>Factor on every width, in (0, 1].</summary>
    public double WidthScale { get; init; } = 1;

    /// <summary>Factor on every depth, in (0, 1].</summary>
    public double DepthScale { get; init; } = 1;

    /// <summary>Images a step; null for the training's own.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The fidelity it stands for in a training of so many epochs.</summary>
    public Fidelity Of(int epochs) => new()
    {
        Epochs = Epochs ?? epochs,
        DataShare = DataShare,
        Resolution = Resolution,
        WidthScale = WidthScale,
        DepthScale = DepthScale,
        BatchSize = BatchSize,
    };
}
