using Explorer.Models.Weights;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Sampling;

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

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ThenOpen_ReadsTheSame()
    {
        var path = _folder.File("a");
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
        var path = _folder.File("a");
        File.WriteAllText(path, "old");
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(path, [Tensors[0], Tensors[0]], Metadata));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(path, [Tensors[0] with { Shape = [7] }], Metadata));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    // Whatever happens to a file's bytes: it is refused with a message, or what it holds is read.
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Open_RandomMutations_RefusesOrReads(ulong seed)
    {
        var path = _folder.File("a");
        SafetensorsWriter.Write(path, Tensors, Metadata);
        var original = File.ReadAllBytes(path);
        var random = new SplitMix64(seed);
        var refused = 0;
        for (var i = 0; i < 400; i++)
        {
            File.WriteAllBytes(path, Mutate(original, random));
            try
            {
                using var reader = SafetensorsReader.Open(path);
                Assert.All(reader.Header.Entries, entry => Assert.Equal(entry.Length, reader.Read(entry).Length));
            }
            catch (InvalidInputException exception)
            {
                Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 200, 400);
    }

    private static Dictionary<string, string> Metadata => new(StringComparer.Ordinal) { ["format"] = "pt" };

    private static byte[] Mutate(byte[] original, SplitMix64 random)
    {
        var bytes = original.ToList();
        var at = random.NextInt(bytes.Count);
        switch (random.NextInt(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.NextInt(8));
                break;
            case 1:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 2:
                bytes.Insert(at, (byte)random.NextInt(256));
                break;
            case 3:
                bytes.RemoveAt(at);
                break;
            case 4:
                bytes[random.NextInt(8)] = (byte)random.NextInt(256);
                break;
            default:
                // Digits make other shapes and offsets that are still JSON.
                var digits = Enumerable.Range(8, bytes.Count - 8).Where(i => char.IsAsciiDigit((char)bytes[i])).ToArray();
                bytes[digits[random.NextInt(digits.Length)]] = (byte)('0' + random.NextInt(10));
                break;
        }

        return [.. bytes];
    }
}
