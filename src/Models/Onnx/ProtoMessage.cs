using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Explorer.Models.Onnx;

/// <summary>
/// One message in the protobuf wire format (protobuf.dev/programming-guides/encoding): fields in the order in which they
/// are added. Large tensors are written from where they lie, without a copy.
/// </summary>
internal sealed class ProtoMessage
{
    private const int Varint = 0, LengthDelimited = 2, Fixed32 = 5;

    private readonly List<Action<Stream>> _fields = [];

    /// <summary>Bytes that <see cref="WriteTo"/> writes.</summary>
    public long Length { get; private set; }

    /// <summary>A whole number; a negative one takes ten bytes.</summary>
    public ProtoMessage Integer(int field, long value)
    {
        var key = Key(field, Varint);
        return Add(Size(key) + Size((ulong)value), stream =>
        {
            Write(stream, key);
            Write(stream, (ulong)value);
        });
    }

    /// <summary>Whole numbers, one field each.</summary>
    public ProtoMessage Integers(int field, IEnumerable<long> values)
    {
        foreach (var value in values)
            Integer(field, value);

        return this;
    }

    /// <summary>A single.</summary>
    public ProtoMessage Single(int field, float value)
    {
        var key = Key(field, Fixed32);
        return Add(Size(key) + sizeof(float), stream =>
        {
            Span<byte> bytes = stackalloc byte[sizeof(float)];
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            Write(stream, key);
            stream.Write(bytes);
        });
    }

    /// <summary>A text in UTF-8.</summary>
    public ProtoMessage Text(int field, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Delimited(field, bytes.Length, stream => stream.Write(bytes));
    }

    /// <summary>Singles as raw little-endian bytes, as ONNX's <c>raw_data</c> holds them.</summary>
    public ProtoMessage RawSingles(int field, float[] values)
        => Delimited(field, (long)values.Length * sizeof(float), stream =>
        {
            // A span counts its bytes in 32 bits.
            const int Most = 1 << 24;
            for (var start = 0; start < values.Length; start += Most)
                stream.Write(MemoryMarshal.AsBytes(values.AsSpan(start, Math.Min(Most, values.Length - start))));
        });

    /// <summary>A message within this one; complete when it is given.</summary>
    public ProtoMessage Message(int field, ProtoMessage message) => Delimited(field, message.Length, message.WriteTo);

    /// <summary>Writes the fields.</summary>
    public void WriteTo(Stream stream) => _fields.ForEach(write => write(stream));

    private static ulong Key(int field, int wireType) => ((ulong)field << 3) | (uint)wireType;

    private static int Size(ulong value)
    {
        var bytes = 1;
        for (; value >= 0x80; value >>= 7)
            bytes++;

        return bytes;
    }

    private static void Write(Stream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));

        stream.WriteByte((byte)value);
    }

    private ProtoMessage Delimited(int field, long length, Action<Stream> write)
    {
        var key = Key(field, LengthDelimited);
        return Add(Size(key) + Size((ulong)length) + length, stream =>
        {
            Write(stream, key);
            Write(stream, (ulong)length);
            write(stream);
        });
    }

    private ProtoMessage Add(long length, Action<Stream> write)
    {
        Length += length;
        _fields.Add(write);
        return this;
    }
}
