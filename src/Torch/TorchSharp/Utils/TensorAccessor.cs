using System.Collections;
using System.Runtime.CompilerServices;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a CPU tensor, in its logical order, whatever its strides.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly long[] _sizes;
    private readonly long[] _strides;
    private readonly nint _data;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
        _sizes = tensor.shape;
        _strides = tensor.stride();
        _data = tensor.DataPointer();
        IsContiguous = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    private bool IsContiguous { get; }

    public T this[params long[] indices]
    {
        get => At(Offset(indices));
        set => At(Offset(indices)) = value;
    }

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (IsContiguous)
        {
            Contiguous(tensorIndex, Count - tensorIndex).CopyTo(array.AsSpan(arrayIndex));
            return;
        }

        for (var i = tensorIndex; i < Count; i++)
            array[arrayIndex++] = At(Linear(i));
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (IsContiguous)
        {
            array.AsSpan(arrayIndex, checked((int)count)).CopyTo(Contiguous(tensorIndex, count));
            return;
        }

        for (var i = 0L; i < count; i++)
            At(Linear(tensorIndex + i)) = array[arrayIndex + i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
            yield return At(Linear(i));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Nothing to free: the accessor only keeps the tensor reachable.</summary>
    public void Dispose()
    {
    }

    internal static T ReadItemAt(torch.Tensor tensor, long index)
    {
        using var accessor = tensor.data<T>();
        if (index < 0 || index >= accessor.Count)
            throw new IndexOutOfRangeException($"Element {index} of a tensor of {accessor.Count}");
        return accessor.At(accessor.Linear(index));
    }

    private unsafe ref T At(long offset)
    {
        ObjectDisposedException.ThrowIf(_tensor.IsInvalid, this);
        return ref Unsafe.AsRef<T>((T*)_data + offset);
    }

    private unsafe Span<T> Contiguous(long start, long count)
    {
        ObjectDisposedException.ThrowIf(_tensor.IsInvalid, this);
        return new Span<T>((T*)_data + start, checked((int)count));
    }

    private long Offset(long[] indices)
    {
        // One index into a tensor of several dimensions counts elements in logical order, as TorchSharp has it.
        if (indices.Length == 1 && (_sizes.Length == 0 || _sizes.Length > 1))
        {
            Require(indices[0], Count);
            return Linear(indices[0]);
        }

        if (indices.Length != _sizes.Length)
            throw new ArgumentException($"{indices.Length} indices were given for {_sizes.Length} dimensions", nameof(indices));
        var offset = 0L;
        for (var i = 0; i < indices.Length; i++)
        {
            Require(indices[i], _sizes[i]);
            offset += indices[i] * _strides[i];
        }

        return offset;
    }

    private long Linear(long index)
    {
        if (IsContiguous)
            return index;
        var offset = 0L;
        for (var i = _sizes.Length - 1; i >= 0; i--)
        {
            offset += index % _sizes[i] * _strides[i];
            index /= _sizes[i];
        }

        return offset;
    }

    private static void Require(long index, long size)
    {
        if (index < 0 || index >= size)
            throw new IndexOutOfRangeException($"Index {index} is outside 0 to {size - 1}");
    }
}
