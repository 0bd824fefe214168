using System.IO.Compression;
using System.Text;
using Explorer.SearchSpace.Files;

namespace Explorer.Training.Data.Formats;

/// <summary>
/// numpy's <c>.npz</c>: a zip of <c>.npy</c> files, each a magic number, a header in Python's notation and the elements. Arrays of
/// integers are read; objects, which would be pickled code, never are.
/// </summary>
internal static class NpzFile
{
    private const string Ending = ".npy";
    private const int Alignment = 64;

    // Deflate's limit.
    private const int MostExpansion = 1040;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Names of the arrays of a file; none is read.</summary>
    /// <exception cref="InvalidInputException">The file is missing or broken.</exception>
    public static IReadOnlyList<string> Names(string path) => Guarded(path, zip => Arrays(zip).Select(entry => entry.FullName[..^Ending.Length]).ToList());

    /// <summary>Reads some of a file's arrays, by name; others are not looked at.</summary>
    /// <exception cref="InvalidInputException">The file is missing, broken, or holds what is not read.</exception>
    public static IReadOnlyDictionary<string, NpzArray> Read(string path, params IReadOnlyList<string> names) => Guarded(path, zip =>
        Arrays(zip).Where(entry => names.Contains(entry.FullName[..^Ending.Length]))
            .ToDictionary(entry => entry.FullName[..^Ending.Length], entry => Read(entry, path), StringComparer.Ordinal));

    private static IEnumerable<ZipArchiveEntry> Arrays(ZipArchive zip) =>
        zip.Entries.Where(entry => entry.FullName.EndsWith(Ending, StringComparison.Ordinal)).DistinctBy(entry => entry.FullName);

    private static T Guarded<T>(string path, Func<ZipArchive, T> read)
    {
        try
        {
            using var zip = new ZipArchive(RegularFile.OpenRead(path), ZipArchiveMode.Read);
            return read(zip);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException or OverflowException)
        {
            throw new InvalidInputException(path, $"cannot be read as an .npz file: {error.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Begins a file.</summary>
    public static ZipArchive Create(string path) => new(new FileStream(path, FileMode.CreateNew, FileAccess.Write), ZipArchiveMode.Create);

    /// <summary>Adds an array of bytes.</summary>
    public static void Add(ZipArchive file, string name, long[] shape, ReadOnlySpan<byte> data)
    {
        using var entry = file.CreateEntry(name + Ending, CompressionLevel.Fastest).Open();
        var dimensions = string.Join(", ", shape) + (shape.Length == 1 ? "," : "");
        var header = new StringBuilder($"{{'descr': '|u1', 'fortran_order': False, 'shape': ({dimensions}), }}");
        header.Append(' ', Alignment - 1 - ((Magic.Length + 4 + header.Length) % Alignment)).Append('\n');
        entry.Write(Magic);
        entry.Write([1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        entry.Write(Encoding.ASCII.GetBytes(header.ToString()));
        entry.Write(data);
    }

    private static NpzArray Read(ZipArchiveEntry entry, string path)
    {
        using var stream = entry.Open();
        var head = new byte[8];
        stream.ReadExactly(head);
        if (!head.AsSpan().StartsWith(Magic) || head[6] is < 1 or > 3)
            throw new InvalidInputException(path, $"{entry.FullName} is not an .npy file");
        var size = new byte[head[6] == 1 ? 2 : 4];
        stream.ReadExactly(size);
        var length = size.Length == 2 ? size[0] | (size[1] << 8) : BitConverter.ToInt32(size);
        if (length is < 1 or > 1 << 16)
            throw new InvalidInputException(path, $"{entry.FullName} has a header of {length} bytes");
        var text = new byte[length];
        stream.ReadExactly(text);
        var header = NpyHeader.Parse(Encoding.Latin1.GetString(text), $"{path}: {entry.FullName}");
        var bytes = header.Shape.Aggregate((long)header.ElementSize, (product, dimension) => checked(product * dimension));

        // The zip says how much there is: a shape alone is not worth the memory.
        if (bytes > Array.MaxLength || bytes > Math.Min(entry.Length, (Math.Min(entry.CompressedLength, new FileInfo(path).Length) + 1) * MostExpansion))
            throw new InvalidInputException(path, $"{entry.FullName} says it holds {bytes:N0} bytes, {entry.Length:N0} are there and {Array.MaxLength:N0} can be read");
        var data = new byte[bytes];
        stream.ReadExactly(data);
        return new NpzArray(header.Shape, header.Type, data);
    }
}
