namespace Explorer.Experiments.Fidelities;

/// <summary>A rung of an experiment's ladder as its file gives it; what is left out is the experiment's own.</summary>
public sealed record DeclaredRung
{
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
