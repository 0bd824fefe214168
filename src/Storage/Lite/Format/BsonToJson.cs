using System.Buffers;
using System.Text.Encodings.Web;

namespace Explorer.Storage.Lite.Format;

/// <summary>BSON as the JSON it came from; see <see cref="JsonToBson"/>.</summary>
internal sealed class BsonToJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    /// <summary>A converter to be used for one value after another.</summary>
    public BsonToJson() => _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A value as JSON, UTF-8.</summary>
    /// <exception cref="InvalidDataException">It is no BSON, or of a type that no record has.</exception>
    public ReadOnlyMemory<byte> Convert(BsonKind kind, ReadOnlySpan<byte> value)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        Write(kind, value);
        _writer.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Write(BsonKind kind, ReadOnlySpan<byte> value)
    {
        switch (kind)
        {
            case BsonKind.Document:
                WriteObject(value);
                break;
            case BsonKind.Array:
                WriteArray(value);
                break;
            case BsonKind.Binary:
                _writer.WriteRawValue(value);
                break;
            case BsonKind.String:
                _writer.WriteStringValue(value);
                break;
            case BsonKind.Int32:
                _writer.WriteNumberValue(BinaryPrimitives.ReadInt32LittleEndian(value));
                break;
            case BsonKind.Int64:
                _writer.WriteNumberValue(BinaryPrimitives.ReadInt64LittleEndian(value));
                break;
            case BsonKind.Double:
                _writer.WriteNumberValue(BinaryPrimitives.ReadDoubleLittleEndian(value));
                break;
            case BsonKind.Decimal:
                _writer.WriteNumberValue(Decimal(value));
                break;
            case BsonKind.Boolean:
                _writer.WriteBooleanValue(value[0] != 0);
                break;
            default:
                _writer.WriteNullValue();
                break;
        }
    }

    private void WriteObject(ReadOnlySpan<byte> document)
    {
        _writer.WriteStartObject();
        var members = new BsonMembers(document);
        while (members.Next())
        {
            _writer.WritePropertyName(members.Name);
            Write(members.Kind, members.Value);
        }

        _writer.WriteEndObject();
    }

    private void WriteArray(ReadOnlySpan<byte> array)
    {
        _writer.WriteStartArray();
        var items = new BsonMembers(array);
        while (items.Next())
            Write(items.Kind, items.Value);

        _writer.WriteEndArray();
    }

    private static decimal Decimal(ReadOnlySpan<byte> value)
    {
        Span<int> bits = stackalloc int[4];
        for (var part = 0; part < bits.Length; part++)
            bits[part] = BinaryPrimitives.ReadInt32LittleEndian(value[(part * sizeof(int))..]);

        return new decimal(bits);
    }
}
