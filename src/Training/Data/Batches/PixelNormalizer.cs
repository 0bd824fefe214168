using System.Numerics;
using Explorer.SearchSpace.Configs;

namespace Explorer.Training.Data.Batches;

/// <summary>Writes images as normalised floats, x·scale + offset with scale = 1/(255·deviation) and offset = −mean/deviation.</summary>
internal sealed class PixelNormalizer
{
    private readonly int _side;
    private readonly float[] _scale;
    private readonly float[] _offset;

    /// <summary>Prepares the two factors of each channel.</summary>
    public PixelNormalizer(InputShape shape, ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation)
    {
        if (mean.Length != shape.Channels || deviation.Length != shape.Channels)
        {
            throw new ArgumentException(
                $"{mean.Length} means and {deviation.Length} deviations for {shape.Channels} channels", nameof(mean));
        }

        _side = shape.Resolution;
        _scale = new float[shape.Channels];
        _offset = new float[shape.Channels];
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            _scale[channel] = (float)(1 / (255.0 * deviation[channel]));
            _offset[channel] = (float)(-(double)mean[channel] / deviation[channel]);
        }
    }

    /// <summary>Writes one view of an image; what the view leaves out becomes 0, the mean.</summary>
    /// <param name="source">C×H×W bytes.</param>
    /// <param name="view">What to show.</param>
    /// <param name="target">C×H×W floats.</param>
    public void Write(ReadOnlySpan<byte> source, in ImageView view, Span<float> target)
    {
        for (var channel = 0; channel < _scale.Length; channel++)
        {
            var plane = channel * _side * _side;
            for (var row = 0; row < _side; row++)
            {
                var line = target.Slice(plane + (row * _side), _side);
                if (row < view.Top || row >= view.Bottom)
                {
                    line.Clear();
                    continue;
                }

                WriteRow(source.Slice(plane + ((row + view.RowShift) * _side), _side), view, channel, line);
                if (row >= view.Hole.Top && row < view.Hole.Bottom)
                {
                    var left = Math.Clamp(view.Hole.Left, 0, _side);
                    line[left..Math.Clamp(view.Hole.Right, left, _side)].Clear();
                }
            }
        }
    }

    private void WriteRow(ReadOnlySpan<byte> source, in ImageView view, int channel, Span<float> line)
    {
        line[..view.Left].Clear();
        line[view.Right..].Clear();
        var shown = line[view.Left..view.Right];
        var first = view.Mirrored ? view.ColumnShift - (view.Right - 1) : view.Left + view.ColumnShift;
        Normalize(source.Slice(first, shown.Length), shown, _scale[channel], _offset[channel]);
        if (view.Mirrored)
        {
            shown.Reverse();
        }
    }

    // Multiply and add are kept apart (no fused step), so that the vector part, its rest and every machine agree to the bit.
    private static void Normalize(ReadOnlySpan<byte> source, Span<float> target, float scale, float offset)
    {
        var width = Vector<float>.Count;
        var at = 0;
        for (; at + Vector<byte>.Count <= source.Length; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(source[at..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Store(first, target[at..]);
            Store(second, target[(at + width)..]);
            Store(third, target[(at + (2 * width))..]);
            Store(fourth, target[(at + (3 * width))..]);
        }

        for (; at < source.Length; at++)
        {
            target[at] = (source[at] * scale) + offset;
        }

        void Store(Vector<uint> values, Span<float> to) =>
            ((Vector.ConvertToSingle(values) * scale) + new Vector<float>(offset)).CopyTo(to);
    }
}
