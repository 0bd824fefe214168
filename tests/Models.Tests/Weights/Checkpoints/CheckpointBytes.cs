using System.IO.Compression;
using System.Text;

namespace Explorer.Models.Tests.Weights.Checkpoints;

/// <summary>Checkpoints made by hand: a pickle of protocol 2, byte by byte, in a zip file of .NET's own writer.</summary>
internal static class CheckpointBytes
{
    /// <summary>The tensors of <see cref="Plain"/>.</summary>
    public static (string Name, int[] Shape, float[] Values)[] Tensors { get; } =
    [
        ("conv.weight", [2, 1, 2, 1], [1, -2, 3, 0.5f]),
        ("conv.bias", [2], [7, 8]),
        ("last", [], [-1]),
    ];

    /// <summary>A checkpoint of <see cref="Tensors"/>.</summary>
    public static byte[] Plain() => Zip(Members(StateDictionary()));

    /// <summary>The files of a checkpoint with the given pickle and the data of <see cref="Tensors"/>.</summary>
    public static List<(string Name, byte[] Data)> Members(byte[] pickle)
    {
        List<(string, byte[])> members = [("archive/data.pkl", pickle)];
        for (var i = 0; i < Tensors.Length; i++)
            members.Add(($"archive/data/{i}", Tensors[i].Values.SelectMany(BitConverter.GetBytes).ToArray()));
        members.Add(("archive/version", "3\n"u8.ToArray()));
        return members;
    }

    /// <summary>A zip file of members, stored as they are unless another level is given.</summary>
    public static byte[] Zip(IEnumerable<(string Name, byte[] Data)> members, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, data) in members)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(data);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>The pickle of an ordered dictionary of <see cref="Tensors"/>, as torch.save writes one.</summary>
    public static byte[] StateDictionary()
    {
        List<byte> pickle = [0x80, 2, .. Global("collections", "OrderedDict"), (byte)')', (byte)'R', (byte)'('];
        for (var i = 0; i < Tensors.Length; i++)
            pickle.AddRange([.. Text(Tensors[i].Name), .. Tensor(i, Tensors[i].Shape, Tensors[i].Values.Length)]);
        return [.. pickle, (byte)'u', (byte)'.'];
    }

    /// <summary>A dictionary of one tensor whose description is given.</summary>
    public static byte[] OneTensor(int[] shape, int[] strides, int offset, int count) =>
        [0x80, 2, (byte)'}', .. Text("a"), .. Tensor(0, shape, count, strides, offset), (byte)'s', (byte)'.'];

    public static byte[] Global(string module, string name) => [(byte)'c', .. Encoding.UTF8.GetBytes($"{module}\n{name}\n")];

    public static byte[] Text(string text) => [(byte)'X', .. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    public static byte[] Integer(int value) => [(byte)'J', .. BitConverter.GetBytes(value)];

    /// <summary>The instructions of a dictionary of <see cref="Tensors"/> under names with something before each.</summary>
    public static byte[] Dictionary(params string[] prefixes) =>
        [(byte)'}', (byte)'(', .. Tensors.SelectMany((tensor, i) => (byte[])[.. Text(prefixes[i] + tensor.Name), .. Tensor(i, tensor.Shape, tensor.Values.Length)]), (byte)'u'];

    public static byte[] Tensor(int storage, int[] shape, int count, int[]? strides = null, int offset = 0) =>
    [
        .. Global("torch._utils", "_rebuild_tensor_v2"), (byte)'(',
        (byte)'(', .. Text("storage"), .. Global("torch", "FloatStorage"), .. Text($"{storage}"), .. Text("cpu"), .. Integer(count), (byte)'t', (byte)'Q',
        .. Integer(offset), .. Tuple(shape), .. Tuple(strides ?? Strides(shape)), 0x89, .. Global("collections", "OrderedDict"), (byte)')', (byte)'R', (byte)'t', (byte)'R',
    ];

    private static byte[] Tuple(int[] values) => [(byte)'(', .. values.SelectMany(Integer), (byte)'t'];

    private static int[] Strides(int[] shape) => [.. shape.Select((_, i) => shape.Skip(i + 1).Aggregate(1, (product, side) => product * side))];
}
