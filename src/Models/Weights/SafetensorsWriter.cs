using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Explorer.SearchSpace.Files;

namespace Explorer.Models.Weights;

/// <summary>Writes a safetensors file whole or not at all: into a temporary file beside it that is then renamed.</summary>
public static class SafetensorsWriter
{
    private const int Alignment = 8;

    // Unescaped where JSON allows it: config texts in the metadata stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the tensors in the order given; the folder must exist.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="tensors">The tensors; names must differ, data must fill the shape.</param>
    /// <param name="metadata">Free text by name.</param>
    /// <exception cref="ArgumentException">A name stands twice, or data does not fill its shape.</exception>
    public static void Write(string path, IReadOnlyList<WeightTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = Header(tensors, metadata);
        WholeFile.Write(path, Fill, sync: true);

        void Fill(FileStream file)
        {
            Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
            BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
            file.Write(prefix);
            file.Write(header.Span);
            foreach (var tensor in tensors)
                file.Write(tensor.Data.Span);
        }
    }

    private static ReadOnlyMemory<byte> Header(IReadOnlyList<WeightTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsHeader.MetadataName };
            long offset = 0;
            foreach (var tensor in tensors)
            {
                var elements = tensor.Shape.Aggregate(1L, (product, dimension) => checked(product * dimension));
                if (!names.Add(tensor.Name) || checked(elements * tensor.Type.Size()) != tensor.Data.Length)
                    throw new ArgumentException($"{tensor.Name}: a second one of that name, or {tensor.Data.Length} bytes for {elements} elements", nameof(tensors));
                WriteEntry(json, tensor, offset);
                offset += tensor.Data.Length;
            }

            json.WriteEndObject();
        }

        // Spaces up to the alignment, as the format asks, so that the data can be mapped into memory.
        var padding = (Alignment - (buffer.WrittenCount % Alignment)) % Alignment;
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenMemory;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.Count == 0)
            return;
        json.WriteStartObject(SafetensorsHeader.MetadataName);
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteString(key, value);

        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, WeightTensor tensor, long offset)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type.Name());
        json.WriteStartArray("shape");
        foreach (var dimension in tensor.Shape)
            json.WriteNumberValue(dimension);

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(offset + tensor.Data.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
