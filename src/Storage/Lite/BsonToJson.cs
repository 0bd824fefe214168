using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LiteDB;

namespace Explorer.Storage.Lite;

/// <summary>LiteDB's values as the JSON they came from; see <see cref="JsonToBson"/>.</summary>
internal sealed class BsonToJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    /// <summary>A converter to be used for one value after another.</summary>
    public BsonToJson() => _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A value as JSON, UTF-8.</summary>
    /// <exception cref="InvalidDataException">It is of a type that JSON has not.</exception>
    public ReadOnlyMemory<byte> Convert(BsonValue value)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        Write(value);
        _writer.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Write(BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Document:
                _writer.WriteStartObject();
                foreach (var (name, member) in value.AsDocument.RawValue)
                {
                    _writer.WritePropertyName(name);
                    Write(member);
                }

                _writer.WriteEndObject();
                break;
            case BsonType.Array:
                _writer.WriteStartArray();
                foreach (var item in value.AsArray)
                {
                    Write(item);
                }

                _writer.WriteEndArray();
                break;
            case BsonType.Binary:
                _writer.WriteRawValue(value.AsBinary);
                break;
            default:
                WriteScalar(value);
                break;
        }
    }

    private void WriteScalar(BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.String:
                _writer.WriteStringValue(value.AsString);
                break;
            case BsonType.Int32:
                _writer.WriteNumberValue(value.AsInt32);
                break;
            case BsonType.Int64:
                _writer.WriteNumberValue(value.AsInt64);
                break;
            case BsonType.Double:
                _writer.WriteNumberValue(value.AsDouble);
                break;
            case BsonType.Decimal:
                _writer.WriteNumberValue(value.AsDecimal);
                break;
            case BsonType.Boolean:
                _writer.WriteBooleanValue(value.AsBoolean);
                break;
            case BsonType.Null:
                _writer.WriteNullValue();
                break;
            default:
                throw new InvalidDataException($"a value is of LiteDB's type {value.Type}, which no record has");
        }
    }
}
