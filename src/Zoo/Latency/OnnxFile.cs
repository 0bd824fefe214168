using Explorer.Models.Onnx;
using Explorer.SearchSpace.Files;

namespace Explorer.Zoo.Latency;

/// <summary>
/// An entry's network as ONNX. An entry may be someone else's, and an ONNX file can name other files, ask for any amount of memory and have
/// any operator; so ONNX Runtime never reads the entry's file: it gets what this program writes of the entry's network and weights.
/// </summary>
internal sealed class OnnxFile
{
    // Format version, producer, and the mark of its version, whose length follows.
    private const int BeforeVersion = 13;
    private const int MostVersion = 32;

    private OnnxFile(byte[] bytes, bool isEntrys) => (Bytes, IsEntrys) = (bytes, isEntrys);

    /// <summary>What this program writes.</summary>
    public byte[] Bytes { get; }

    /// <summary>Whether the entry's own file is that, but for the version of the program that wrote it.</summary>
    public bool IsEntrys { get; }

    /// <summary>The file of a loaded entry.</summary>
    public static OnnxFile Of(ZooModel model)
    {
        var preprocessing = model.Entry.Metrics.Preprocessing;
        using var written = new MemoryStream();
        OnnxExport.Write(model.Network, written, new OnnxOptions { Mean = preprocessing.Mean, Deviation = preprocessing.Deviation, ClassNames = preprocessing.ClassNames });
        var bytes = written.ToArray();
        return new OnnxFile(bytes, IsSame(ZooEntry.PathOf(model.Entry.Folder, ZooNames.Onnx), bytes));
    }

    private static bool IsSame(string path, byte[] expected)
    {
        if (!File.Exists(path))
            return false;
        using var file = RegularFile.OpenRead(path);
        if (Math.Abs(file.Length - expected.Length) > MostVersion)
            return false;
        var found = new byte[file.Length];
        file.ReadExactly(found);
        return found.Length > BeforeVersion && found.AsSpan(0, BeforeVersion).SequenceEqual(expected.AsSpan(0, BeforeVersion))
            && found[BeforeVersion] <= MostVersion && AfterVersion(found).SequenceEqual(AfterVersion(expected));
    }

    private static ReadOnlySpan<byte> AfterVersion(byte[] file) => file.AsSpan(Math.Min(file.Length, BeforeVersion + 1 + file[BeforeVersion]));
}
