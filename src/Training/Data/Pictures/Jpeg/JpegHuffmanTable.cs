namespace Explorer.Training.Data.Pictures.Jpeg;

/// <summary>A Huffman table of a JPEG (ITU-T T.81, annex C and F.2.2.3): codes of one length follow one another.</summary>
internal sealed class JpegHuffmanTable
{
    private const int LongestCode = 16;
    private const int FastBits = 9;
    private readonly byte[] _values;

    // The first code of each length, the number of codes of it, and the place of the first's value.
    private readonly int[] _first = new int[LongestCode + 1];
    private readonly int[] _count = new int[LongestCode + 1];
    private readonly int[] _place = new int[LongestCode + 1];

    // For the next bits, value and length of the code they begin with: value + 256 · length, or 0.
    private readonly ushort[] _fast = new ushort[1 << FastBits];

    /// <summary>Builds the table.</summary>
    /// <param name="counts">Codes of each length from 1 to 16.</param>
    /// <param name="values">Their values.</param>
    public JpegHuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        _values = values.ToArray();
        var (code, place) = (0, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            (_first[length], _count[length], _place[length]) = (code, counts[length - 1], place);
            code += counts[length - 1];
            place += counts[length - 1];
            if (code > 1 << length)
                throw new PictureFormatException("the JPEG is corrupt: a Huffman table has too many codes");
            for (var i = 0; i < _count[length] && length <= FastBits; i++)
            {
                var from = (_first[length] + i) << (FastBits - length);
                _fast.AsSpan(from, 1 << (FastBits - length)).Fill((ushort)((length << 8) | _values[_place[length] + i]));
            }

            code <<= 1;
        }
    }

    /// <summary>Reads the value of the next code.</summary>
    public int Read(JpegBits bits)
    {
        var next = bits.Peek(LongestCode);
        var fast = _fast[next >> (LongestCode - FastBits)];
        if (fast != 0)
        {
            bits.Skip(fast >> 8);
            return fast & 0xFF;
        }

        for (var length = FastBits + 1; length <= LongestCode; length++)
        {
            var offset = (next >> (LongestCode - length)) - _first[length];
            if (offset >= 0 && offset < _count[length])
            {
                bits.Skip(length);
                return _values[_place[length] + offset];
            }
        }

        throw new PictureFormatException("the JPEG is corrupt: no such code");
    }
}
