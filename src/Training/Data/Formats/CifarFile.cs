namespace Explorer.Training.Data.Formats;

/// <summary>CIFAR binary files: records of one label (CIFAR-10) or a coarse and a fine one (CIFAR-100), then 3×32×32 bytes.</summary>
internal static class CifarFile
{
    /// <summary>Reads all records of a file; of several labels the last one is kept.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="dataSet">Name of the data set.</param>
    /// <param name="labelBytes">Labels before the pixels of a record: 1 or 2.</param>
    /// <param name="classes">Labels lie below this number.</param>
    /// <param name="pixels">N images to fill.</param>
    /// <param name="labels">N labels to fill; their number is what the file must hold.</param>
    /// <exception cref="InvalidInputException">The file does not hold exactly that, or a label is out of range.</exception>
    public static void Read(string path, string dataSet, int labelBytes, int classes, Memory<byte> pixels, Span<byte> labels)
    {
        using var reader = new DataFileReader(path, dataSet);
        var size = pixels.Length / labels.Length;
        var head = new byte[labelBytes];
        for (var i = 0; i < labels.Length; i++)
        {
            reader.ReadExactly(head, $"record {i:N0} of {labels.Length:N0}, its label");
            labels[i] = head[^1];
            if (labels[i] >= classes)
            {
                throw reader.Fault($"the label of record {i:N0} is {labels[i]}, expected 0 to {classes - 1}");
            }

            reader.ReadExactly(pixels.Slice(i * size, size), $"record {i:N0} of {labels.Length:N0}, its pixels");
        }

        reader.ExpectEnd($"{labels.Length:N0} records of {labelBytes + size:N0} bytes");
    }
}
