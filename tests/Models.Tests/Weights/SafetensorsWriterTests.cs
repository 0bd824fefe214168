namespace Explorer.Models.Tests.Weights;

public sealed class SafetensorsWriterTests : IDisposable
{
    private static readonly WeightTensor[] Tensors =
    [
        new("zwei", ElementType.Float32, [2, 3], new byte[24]),
        new("a.\"ü\\", ElementType.Int64, [], new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }),
        new("empty", ElementType.BFloat16, [0, 4], Array.Empty<byte>()),
        new("last", ElementType.UInt8, [3], new byte[] { 7, 8, 9 }),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ThenOpen_ReadsTheSame()
    {
        var path = _folder.At("a");
        SafetensorsWriter.Write(path, Tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = "{\"v\": [1]}" });
        using var reader = SafetensorsReader.Open(path);
        Assert.Equal("{\"v\": [1]}", reader.Header.Metadata["k"]);
        Assert.Equal(Tensors.Select(t => (t.Name, t.Type, t.Shape)), reader.Header.Entries.Select(e => (e.Name, e.Type, e.Shape)));
        Assert.All(reader.Header.Entries.Zip(Tensors), pair => Assert.Equal(pair.Second.Data.ToArray(), reader.Read(pair.First)));
        Assert.Equal(0, BitConverter.ToInt64(File.ReadAllBytes(path)) % 8);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Write_NameTwiceOrWrongLength_LeavesTheOldFile()
    {
        var path = _folder.At("a");
        File.WriteAllText(path, "old");
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(path, [Tensors[0], Tensors[0]], Metadata));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(path, [Tensors[0] with { Shape = [7] }], Metadata));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    private static Dictionary<string, string> Metadata => new(StringComparer.Ordinal) { ["format"] = "pt" };
}
