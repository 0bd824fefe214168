using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;

namespace Explorer.Training.Tests.Data;

/// <summary>Data files made by hand: a grey set of 4 + 2 images of 2×2 pixels, and CIFAR records of 1×1 pixels.</summary>
internal static class DataFiles
{
    public static readonly byte[] TrainPixels = [0, 51, 102, 255, 1, 2, 3, 4, 5, 6, 7, 8, 250, 251, 252, 253];
    public static readonly byte[] TrainLabels = [2, 0, 1, 2];
    public static readonly byte[] TestPixels = [9, 9, 9, 9, 8, 8, 8, 8];
    public static readonly byte[] TestLabels = [1, 1];

    public static readonly DataSetDescription Tiny = new()
    {
        Facts = new("tiny", Channels: 1, Resolution: 2, Classes: 3, TrainingImages: 4, TestImages: 2),
        Summary = "four and two images",
        Format = DataFormat.Idx,
        ClassNames = ["a", "b", "c"],
        Folder = "tiny",
        Files =
        [
            File("train-x", DataPart.Train, DataFileContent.Images, 4),
            File("train-y", DataPart.Train, DataFileContent.Labels, 4),
            File("test-x", DataPart.Test, DataFileContent.Images, 2),
            File("test-y", DataPart.Test, DataFileContent.Labels, 2),
        ],
    };

    public static byte[] Idx(int magic, int[] dimensions, byte[] values)
    {
        var bytes = new byte[4 + (4 * dimensions.Length) + values.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, magic);
        for (var i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * (i + 1)), dimensions[i]);

        values.CopyTo(bytes, bytes.Length - values.Length);
        return bytes;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Fastest))
            zip.Write(bytes);

        return target.ToArray();
    }

    /// <summary>Bytes that gzip cannot make smaller.</summary>
    public static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(5).NextBytes(bytes);
        return bytes;
    }

    public static byte[] Archive(params (string Name, byte[] Bytes)[] entries)
    {
        using var target = new MemoryStream();
        using (var writer = new TarWriter(target, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
            }
        }

        return Gzip(target.ToArray());
    }

    /// <summary>Writes the four files of <see cref="Tiny"/>; the training images as gzip.</summary>
    public static void WriteTiny(string folder)
    {
        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllBytes(Path.Combine(folder, "train-x.gz"), Gzip(Idx(0x803, [4, 2, 2], TrainPixels)));
        System.IO.File.WriteAllBytes(Path.Combine(folder, "train-y"), Idx(0x801, [4], TrainLabels));
        System.IO.File.WriteAllBytes(Path.Combine(folder, "test-x"), Idx(0x803, [2, 2, 2], TestPixels));
        System.IO.File.WriteAllBytes(Path.Combine(folder, "test-y"), Idx(0x801, [2], TestLabels));
    }

    private static DataFile File(string name, DataPart part, DataFileContent content, int count) =>
        new() { Name = name, Part = part, Content = content, Count = count };
}
