using Explorer.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of a tensor: a position, a range, a mask, an index tensor, a new axis or the rest.</summary>
    public struct TensorIndex
    {
        private long _kind;
        private long _start;
        private long _stop;
        private long _step;
        private Tensor? _tensor;

        public static TensorIndex Ellipsis => new() { _kind = NativeIndex.Ellipsis };

        public static TensorIndex Null => new() { _kind = NativeIndex.Null };

        public static TensorIndex None => Null;

        public static TensorIndex Colon => Slice();

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new()
        {
            _kind = NativeIndex.Slice,
            _start = start ?? (step < 0 ? long.MaxValue : 0),
            _stop = stop ?? (step < 0 ? long.MinValue : long.MaxValue),
            _step = step ?? 1,
        };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(FromEnd(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : FromEnd(range.End));

        public static TensorIndex Bool(bool value) => new() { _kind = NativeIndex.Boolean, _start = value ? 1 : 0 };

        public static TensorIndex Single(long? index) => new() { _kind = NativeIndex.Integer, _start = index ?? 0 };

        public static TensorIndex Tensor(Tensor tensor) => new() { _kind = NativeIndex.Tensor, _tensor = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range.start, range.end);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        internal readonly NativeIndex ToNative() => new()
        {
            Kind = _kind,
            Start = _start,
            Stop = _stop,
            Step = _step,
            Handle = _tensor?.Handle ?? 0,
        };

        private static long FromEnd(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
