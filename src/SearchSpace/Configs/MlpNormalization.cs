namespace Explorer.SearchSpace.Configs;

/// <summary>What normalises a hidden layer's outputs before its activation, named as in model config files.</summary>
public enum MlpNormalization
{
    /// <summary>Nothing (<c>none</c>).</summary>
    None,

    /// <summary>Each feature over the batch: Ioffe and Szegedy 2015 (<c>batch</c>).</summary>
    Batch,

    /// <summary>Each image over its features: Ba et al. 2016 (<c>layer</c>).</summary>
    Layer,
}
