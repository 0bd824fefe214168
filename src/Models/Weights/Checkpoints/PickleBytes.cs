using System.Buffers.Binary;
using System.Text;

namespace Explorer.Models.Weights.Checkpoints;

/// <summary>A pickle's bytes, read from front to back and never beyond.</summary>
internal sealed class PickleBytes(byte[] bytes, string origin)
{
    private const int LongestGlobal = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _position;

    /// <summary>Bytes read so far.</summary>
    public int Position => _position;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(sizeof(double)));

    /// <summary>A two's-complement number of up to eight bytes, little-endian.</summary>
    public long Long(int length)
    {
        if (length > sizeof(long))
            throw Problem($"a whole number of {length} bytes, expected at most {sizeof(long)}");
        var value = 0L;
        var part = Take(length);
        for (var i = 0; i < length; i++)
            value |= (long)part[i] << (8 * i);

        var unused = 64 - (8 * length);
        return length == 0 ? 0 : value << unused >> unused;
    }

    /// <summary>A text of so many bytes of UTF-8.</summary>
    public string Text(uint length)
    {
        if (length > bytes.Length - _position)
            throw Problem($"a text of {length} bytes where {bytes.Length - _position} are left");
        return Decode(Take((int)length));
    }

    /// <summary>A name up to the end of its line.</summary>
    public string Line()
    {
        var rest = bytes.AsSpan(_position);
        var end = rest[..Math.Min(rest.Length, LongestGlobal)].IndexOf((byte)'\n');
        if (end < 0)
            throw Problem("a name that does not end");
        var line = Decode(rest[..end]);
        _position += end + 1;
        return line;
    }

    /// <summary>What is wrong at this place.</summary>
    public InvalidInputException Problem(string what) => new(origin, $"not a checkpoint of plain tensors: {what} (byte {_position} of its data.pkl)");

    private string Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return Utf8.GetString(text);
        }
        catch (ArgumentException)
        {
            throw Problem("a text that is not UTF-8");
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > bytes.Length - _position)
            throw Problem("it ends in the middle");
        var part = bytes.AsSpan(_position, length);
        _position += length;
        return part;
    }
}
