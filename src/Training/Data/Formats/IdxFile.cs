using System.Buffers.Binary;

namespace Explorer.Training.Data.Formats;

/// <summary>
/// IDX files of unsigned bytes: two zero bytes, the type 0x08, the number of dimensions, each dimension as a big-endian
/// 32-bit number, then the values.
/// </summary>
internal static class IdxFile
{
    private const int ImagesMagic = 0x0803;
    private const int LabelsMagic = 0x0801;

    /// <summary>Reads a file of grey images.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="dataSet">Name of the data set.</param>
    /// <param name="shape">Expected shape.</param>
    /// <param name="count">Expected images.</param>
    /// <returns>N×H×W bytes.</returns>
    /// <exception cref="InvalidInputException">The file is not such a file, or not whole.</exception>
    public static byte[] ReadImages(string path, string dataSet, InputShape shape, int count)
    {
        using var reader = new DataFileReader(path, dataSet);
        ExpectHeader(reader, "an IDX file of images", ImagesMagic, [count, shape.Resolution, shape.Resolution]);
        return ReadValues(reader, $"{count:N0} images", checked(count * shape.Resolution * shape.Resolution));
    }

    /// <summary>Reads a file of labels.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="dataSet">Name of the data set.</param>
    /// <param name="classes">Labels lie below this number.</param>
    /// <param name="count">Expected labels.</param>
    /// <exception cref="InvalidInputException">The file is not such a file, or not whole, or a label is out of range.</exception>
    public static byte[] ReadLabels(string path, string dataSet, int classes, int count)
    {
        using var reader = new DataFileReader(path, dataSet);
        ExpectHeader(reader, "an IDX file of labels", LabelsMagic, [count]);
        var labels = ReadValues(reader, $"{count:N0} labels", count);
        var wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(classes - 1));
        return wrong < 0
            ? labels
            : throw reader.Fault($"label {wrong} is {labels[wrong]}, expected 0 to {classes - 1}");
    }

    private static void ExpectHeader(DataFileReader reader, string kind, int magic, ReadOnlySpan<int> expected)
    {
        var header = new byte[4 * (1 + expected.Length)];
        reader.ReadExactly(header.AsMemory(0, 4), "the magic number");
        var found = BinaryPrimitives.ReadInt32BigEndian(header);
        if (found != magic)
        {
            throw reader.Fault($"this is not {kind}: its magic number is 0x{found:x8}, expected 0x{magic:x8}");
        }

        reader.ReadExactly(header.AsMemory(4), "the dimensions");
        for (var i = 0; i < expected.Length; i++)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * (i + 1)));
            if (size != expected[i])
            {
                var what = i == 0 ? "items" : i == 1 ? "rows" : "columns";
                throw reader.Fault($"the header announces {size:N0} {what}, expected {expected[i]:N0}");
            }
        }
    }

    private static byte[] ReadValues(DataFileReader reader, string what, int count)
    {
        var values = new byte[count];
        reader.ReadExactly(values, what);
        reader.ExpectEnd(what);
        return values;
    }
}
