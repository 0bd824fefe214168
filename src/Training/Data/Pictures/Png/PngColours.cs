using System.Buffers.Binary;

namespace Explorer.Training.Data.Pictures.Png;

/// <summary>Turns a PNG's samples into bytes of grey or of red, green and blue, with what is transparent laid over white.</summary>
internal sealed class PngColours
{
    private const int White = 255;
    private readonly PngHeader _header;
    private readonly byte[] _palette;
    private readonly byte[] _transparency;

    // The one colour that is transparent, as samples; -1 for none.
    private readonly int[] _key = [-1, -1, -1];

    public PngColours(PngHeader header, byte[] palette, byte[] transparency)
    {
        (_header, _palette, _transparency) = (header, palette, transparency);
        Channels = header.Colour is PngColour.Grey or PngColour.GreyAlpha ? 1 : 3;
        if (header.Colour == PngColour.Palette && (palette.Length == 0 || palette.Length % 3 != 0 || palette.Length > 3 * 256))
            throw new PictureFormatException($"the PNG's palette has {palette.Length} bytes, expected 3 to 768");
        for (var i = 0; header.Colour is PngColour.Grey or PngColour.Rgb && i < Channels && transparency.Length >= 2 * Channels; i++)
        {
            _key[i] = BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * i));
        }

        Pixels = new byte[checked(header.Width * header.Height * Channels)];
    }

    /// <summary>1 or 3.</summary>
    public int Channels { get; }

    /// <summary>Channels × height × width.</summary>
    public byte[] Pixels { get; }

    /// <summary>Writes a row's pixels, the first at a column and each a step after the one before.</summary>
    public void Write(ReadOnlySpan<byte> row, int width, int line, int column, int step)
    {
        var area = _header.Width * _header.Height;
        Span<int> samples = stackalloc int[4];
        for (var i = 0; i < width; i++)
        {
            for (var s = 0; s < _header.Samples; s++)
            {
                samples[s] = Sample(row, (i * _header.Samples) + s);
            }

            var at = (line * _header.Width) + column + (i * step);
            var opacity = Opacity(samples);
            for (var channel = 0; channel < Channels; channel++)
            {
                var value = Value(samples, channel);
                Pixels[(channel * area) + at] = (byte)(((value * opacity) + (White * (White - opacity)) + (White / 2)) / White);
            }
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index) => _header.Depth switch
    {
        16 => BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]),
        8 => row[index],
        var depth => (row[index * depth / 8] >> (8 - depth - (index * depth % 8))) & ((1 << depth) - 1),
    };

    private int Value(ReadOnlySpan<int> samples, int channel)
    {
        if (_header.Colour != PngColour.Palette)
            return Byte(samples[channel]);
        var entry = (3 * samples[0]) + channel;
        return entry < _palette.Length ? _palette[entry] : throw new PictureFormatException($"the PNG is corrupt: colour {samples[0]} of a palette of {_palette.Length / 3}");
    }

    private int Opacity(ReadOnlySpan<int> samples) => _header.Colour switch
    {
        PngColour.GreyAlpha => Byte(samples[1]),
        PngColour.Rgba => Byte(samples[3]),
        PngColour.Palette => samples[0] < _transparency.Length ? _transparency[samples[0]] : White,
        PngColour.Grey => samples[0] == _key[0] ? 0 : White,
        _ => samples[0] == _key[0] && samples[1] == _key[1] && samples[2] == _key[2] ? 0 : White,
    };

    // A sample of any depth as one of 8 bits.
    private int Byte(int sample) => _header.Depth == 16 ? sample >> 8 : sample * White / ((1 << _header.Depth) - 1);
}
