using System.Runtime.Intrinsics;

namespace Explorer.Training.Data.Batches;

/// <summary>Writes images as normalised floats, x·scale + offset with scale = 1/(255·deviation) and offset = −mean/deviation.</summary>
internal sealed class PixelNormalizer
{
    // Pixels that one vector step takes.
    private const int Step = 16;
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
            shown.Reverse();
    }

    // Multiply and add are kept apart (no fused step), so that the vector part, its rest and every machine agree to the bit.
    private static void Normalize(ReadOnlySpan<byte> source, Span<float> target, float scale, float offset)
    {
        var at = 0;
        for (; at + Step <= source.Length; at += Step)
            NormalizeStep(source[at..], target[at..], scale, offset);

        if (at < source.Length && source.Length >= Step)
        {
            // The last step overlaps the one before: cropped rows are seldom a multiple of it.
            NormalizeStep(source[^Step..], target[^Step..], scale, offset);
            return;
        }

        for (; at < source.Length; at++)
            target[at] = (source[at] * scale) + offset;
    }

    private static void NormalizeStep(ReadOnlySpan<byte> source, Span<float> target, float scale, float offset)
    {
        var (low, high) = Vector256.Widen(Vector256.WidenLower(Vector128.Create(source[..Step]).ToVector256()));
        ((Vector256.ConvertToSingle(low.AsInt32()) * scale) + Vector256.Create(offset)).CopyTo(target);
        ((Vector256.ConvertToSingle(high.AsInt32()) * scale) + Vector256.Create(offset)).CopyTo(target[(Step / 2)..]);
    }
}
