namespace Explorer.Models.Weights.Checkpoints;

/// <summary>What a known Python name stands for.</summary>
internal enum PickledMeaning
{
    /// <summary>An empty dictionary.</summary>
    OrderedDictionary,

    /// <summary>A view of a storage.</summary>
    Tensor,

    /// <summary>A tensor that is trained.</summary>
    Parameter,

    /// <summary>A storage's number format.</summary>
    Storage,
}
