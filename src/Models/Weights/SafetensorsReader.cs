using System.Buffers.Binary;
using Explorer.SearchSpace.Files;

namespace Explorer.Models.Weights;

/// <summary>Reads a safetensors file: the header at once, a tensor's data when asked.</summary>
public sealed class SafetensorsReader : IWeightFile
{
    private readonly FileStream _file;
    private readonly long _dataStart;

    private SafetensorsReader(FileStream file, SafetensorsHeader header, long dataStart, string path)
    {
        _file = file;
        _dataStart = dataStart;
        Header = header;
        Path = path;
    }

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public string Format => "safetensors";

    /// <inheritdoc/>
    public IReadOnlyList<TensorEntry> Entries => Header.Entries;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Metadata => Header.Metadata;

    /// <summary>What the file declares.</summary>
    public SafetensorsHeader Header { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="InvalidInputException">The file is missing, unreadable, cut off or not a valid safetensors file.</exception>
    public static SafetensorsReader Open(string path)
    {
        FileStream file;
        try
        {
            file = RegularFile.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"the weight file cannot be opened: {FileFault.Of(exception)}");
        }

        try
        {
            var prefix = new byte[SafetensorsHeader.PrefixLength];
            if (file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
                throw new InvalidInputException(path, $"not a safetensors file: {file.Length} bytes, expected at least {prefix.Length}");
            var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            var rest = file.Length - prefix.Length;
            if (length > SafetensorsHeader.MaxLength || length > (ulong)rest)
            {
                throw new InvalidInputException(path,
                    $"not a safetensors file, or cut off: it declares a header of {length} bytes, {rest} follow and {SafetensorsHeader.MaxLength} are allowed");
            }

            var json = new byte[length];
            file.ReadExactly(json);
            var header = SafetensorsHeader.Parse(json, rest - json.Length, path);
            return new SafetensorsReader(file, header, prefix.Length + json.Length, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The data of one tensor, little-endian, row-major.</summary>
    /// <exception cref="InvalidInputException">The file became shorter since it was opened, or the tensor is beyond 2 GiB.</exception>
    public byte[] Read(TensorEntry entry)
    {
        if (entry.Length > Array.MaxLength)
            throw new InvalidInputException(Path, [new Problem($"$.{entry.Name}", $"{entry.Length} bytes, at most {Array.MaxLength} can be read")]);
        if (_file.Length < _dataStart + entry.Offset + entry.Length)
            throw new InvalidInputException(Path, "the weight file became shorter while it was read");
        var data = new byte[entry.Length];
        _file.Position = _dataStart + entry.Offset;
        _file.ReadExactly(data);
        return data;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}
