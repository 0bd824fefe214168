namespace Explorer.Models.Weights.Checkpoints;

/// <summary>Puts the elements of a tensor that lies otherwise (channels innermost, transposed) into the order of its indices.</summary>
internal static class StridedData
{
    /// <summary>The elements, row-major.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="data">Its part of the storage, from its first element to its last.</param>
    /// <param name="size">Bytes of one element.</param>
    public static byte[] InRows(CheckpointTensor tensor, ReadOnlySpan<byte> data, int size)
    {
        var rows = new byte[tensor.Count * size];
        var index = new long[tensor.Shape.Count];
        long from = 0;
        for (long to = 0; to < rows.Length; to += size)
        {
            data.Slice((int)(from * size), size).CopyTo(rows.AsSpan((int)to));
            for (var i = index.Length - 1; i >= 0; i--)
            {
                from += tensor.Strides[i];
                if (++index[i] < tensor.Shape[i])
                    break;
                from -= tensor.Strides[i] * index[i];
                index[i] = 0;
            }
        }

        return rows;
    }
}
