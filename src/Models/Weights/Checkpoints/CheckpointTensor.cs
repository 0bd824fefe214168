namespace Explorer.Models.Weights.Checkpoints;

/// <summary>A tensor as a checkpoint describes it: a view of a storage, which Problem has found to lie within it.</summary>
/// <param name="Storage">The numbers.</param>
/// <param name="Offset">Its first element in the storage.</param>
/// <param name="Shape">Its dimensions, outermost first.</param>
/// <param name="Strides">Elements of the storage from one index to the next, a dimension each.</param>
internal sealed record CheckpointTensor(CheckpointStorage Storage, long Offset, ValueList<long> Shape, ValueList<long> Strides)
{
    /// <summary>Its elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, side) => product * side);

    /// <summary>Elements of the storage from its first to its last, both included; 0 for an empty one.</summary>
    public long Span => Count == 0 ? 0 : 1 + Shape.Zip(Strides, (side, stride) => (side - 1) * stride).Sum();

    /// <summary>Whether its elements lie in a row in the order of its indices.</summary>
    public bool IsContiguous
    {
        get
        {
            var expected = 1L;
            for (var i = Shape.Count - 1; i >= 0; i--)
            {
                if (Shape[i] != 1 && Strides[i] != expected)
                    return false;
                expected *= Shape[i];
            }

            return true;
        }
    }

    /// <summary>What is wrong with the description, in words; null where it lies within its storage and no element is used twice by length.</summary>
    public static string? Problem(CheckpointStorage storage, long offset, ReadOnlySpan<long> shape, ReadOnlySpan<long> strides)
    {
        if (shape.Length != strides.Length || shape.Length > SafetensorsHeader.MaxRank)
            return $"a tensor of {shape.Length} dimensions and {strides.Length} strides, expected as many and at most {SafetensorsHeader.MaxRank}";
        var isEmpty = shape.Contains(0);
        Int128 count = 1, last = offset;
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] < 0 || strides[i] < 0)
                return $"a tensor with side {shape[i]} and stride {strides[i]}, expected at least 0";
            count *= shape[i];
            last += ((Int128)shape[i] - 1) * strides[i];
            if (!isEmpty && (count > storage.Count || last >= storage.Count))
                return $"a tensor of more elements than the {storage.Count} of its storage";
        }

        return offset < 0 || offset > storage.Count || (!isEmpty && last >= storage.Count)
            ? $"a tensor from element {offset} of a storage of {storage.Count}"
            : null;
    }
}
