using System.Text.Json;

namespace Explorer.Models.Weights;

/// <summary>
/// The header of a safetensors file: eight bytes with its length, then JSON that names every tensor with its format,
/// shape and byte range. Read strictly: the ranges must cover the data exactly, without holes or overlaps.
/// Source: the format's description at github.com/huggingface/safetensors.
/// </summary>
public sealed class SafetensorsHeader
{
    /// <summary>Longest header accepted, in bytes; the format's own limit.</summary>
    public const int MaxLength = 100_000_000;

    /// <summary>Most dimensions of a tensor.</summary>
    public const int MaxRank = 16;

    internal const int PrefixLength = 8;
    internal const string MetadataName = "__metadata__";

    internal SafetensorsHeader(IReadOnlyList<TensorEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        Entries = entries;
        Metadata = metadata;
    }

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<TensorEntry> Entries { get; }

    /// <summary>Free text by name, the header's <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a header.</summary>
    /// <param name="json">The header's bytes without the eight before it.</param>
    /// <param name="dataLength">Bytes that follow the header in the file.</param>
    /// <param name="origin">The file, for messages.</param>
    /// <exception cref="InvalidInputException">It is not a valid header, or does not fit the data.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength, string origin)
    {
        if (json.IsEmpty || json[0] != (byte)'{')
            throw new InvalidInputException(origin, "not a safetensors file: its header does not start with {");

        List<TensorEntry> entries;
        Dictionary<string, string> metadata;
        try
        {
            (entries, metadata) = SafetensorsHeaderReader.Read(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidInputException(origin, $"the safetensors header is not valid: {exception.Message}");
        }

        entries.Sort((left, right) => left.Offset != right.Offset
            ? left.Offset.CompareTo(right.Offset)
            : left.Length.CompareTo(right.Length));
        var problems = Check(entries, dataLength);
        return problems.Count == 0 ? new SafetensorsHeader(entries, metadata) : throw new InvalidInputException(origin, problems);
    }

    private static List<Problem> Check(List<TensorEntry> entries, long dataLength)
    {
        var problems = new List<Problem>();
        long end = 0;
        foreach (var entry in entries)
        {
            var path = $"$.{entry.Name}";
            if (entry.Offset != end)
                problems.Add(new Problem(path, $"its data starts at byte {entry.Offset}, expected {end}: ranges must follow one another"));
            if (!TryLength(entry, out var length) || length != entry.Length)
                problems.Add(new Problem(path, $"its range holds {entry.Length} bytes, which its shape and format do not fill exactly"));
            if (entry.Length > dataLength - entry.Offset)
            {
                problems.Add(new Problem(path, $"its data ends after the file's: the file holds {dataLength} bytes of data (cut off?)"));
                return problems;
            }

            end = entry.Offset + entry.Length;
        }

        if (problems.Count == 0 && end != dataLength)
            problems.Add(new Problem("$", $"the tensors cover {end} bytes of data, the file holds {dataLength}"));
        return problems;
    }

    private static bool TryLength(TensorEntry entry, out long length)
    {
        length = entry.Type.Size();
        foreach (var dimension in entry.Shape)
        {
            var product = Math.BigMul(length, dimension);
            if (product > long.MaxValue)
                return false;
            length = (long)product;
        }

        return true;
    }
}
