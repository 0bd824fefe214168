using Explorer.Models.Tests.Weights.Checkpoints;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Models.Tests.Weights;

/// <summary>Whatever happens to a file's bytes: it is refused with a message, or what it holds is read, and memory stays in proportion to it.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const int Files = 1000;

    // Of the file's length, and what opening any file, and an exception's stack, takes.
    private const int AllowedMultiple = 64, AllowedBytes = 1 << 18;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_MutatedSafetensors_RefusesOrReads()
    {
        var path = _folder.At("a");
        SafetensorsWriter.Write(path,
            [
                new("two", ElementType.Float32, [2, 3], new byte[24]),
                new("a.\"ü\\", ElementType.Int64, [], new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }),
                new("empty", ElementType.BFloat16, [0, 4], Array.Empty<byte>()),
                new("last", ElementType.UInt8, [3], new byte[] { 7, 8, 9 }),
            ],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });
        var original = File.ReadAllBytes(path);
        var random = new SplitMix64(1);
        var refused = Enumerable.Range(0, Files).Count(_ => !Reads(Mutate(original, random), path, out var _));
        Assert.InRange(refused, Files / 2, Files - 1);
    }

    // The zip file's bytes change, not what the pickle says: what is read then must be what was written.
    [Fact]
    public void Open_MutatedZip_RefusesOrReadsTheSame()
    {
        var original = CheckpointBytes.Plain();
        var expected = Describe(original);
        var random = new SplitMix64(2);
        var refused = 0;
        for (var i = 0; i < Files; i++)
        {
            if (Reads(MutateZip(original, random), _folder.At("a"), out var found))
                Assert.Equal(expected, found);
            else
                refused++;
        }

        Assert.InRange(refused, Files / 2, Files - 1);
    }

    // The pickle changes and the zip file around it is whole, so that the changes get as far as they can.
    [Fact]
    public void Open_MutatedPickle_RefusesOrReads()
    {
        var original = CheckpointBytes.StateDictionary();
        var random = new SplitMix64(3);
        var codes = "().GJKMNQRX]abcehjqrstu}\u0080\u0085\u0086\u0087\u0088\u0089\u008a\u008c\u0093\u0094\u0095iol02\u0081\u0082\u008b\u008d".Select(code => (byte)code).ToArray();
        var refused = 0;
        for (var i = 0; i < Files; i++)
        {
            var pickle = random.NextInt(2) == 0 ? Mutate(original, random) : [.. original];
            pickle[random.NextInt(Math.Max(1, pickle.Length))] = codes[random.NextInt(codes.Length)];
            if (!Reads(CheckpointBytes.Zip(CheckpointBytes.Members(pickle)), _folder.At("a"), out _))
                refused++;
        }

        Assert.InRange(refused, Files / 2, Files - 1);
    }

    private static bool Reads(byte[] bytes, string path, out string found)
    {
        File.WriteAllBytes(path, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = TryRead(path, out var tensors, out var message);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= (AllowedMultiple * (long)bytes.Length) + AllowedBytes, $"{allocated} bytes allocated for a file of {bytes.Length}");
        Assert.True(read || message.StartsWith(path, StringComparison.Ordinal), message);
        Assert.All(tensors, pair => Assert.Equal(pair.Entry.Shape.Aggregate(1L, (product, side) => product * side) * pair.Entry.Type.Size(), pair.Data.Length));
        found = string.Join('\n', tensors.Select(pair => $"{pair.Entry.Name} {pair.Entry.Type} {string.Join('x', pair.Entry.Shape)} {Convert.ToHexString(pair.Data)}"));
        return read;
    }

    private static bool TryRead(string path, out List<(TensorEntry Entry, byte[] Data)> tensors, out string message)
    {
        (tensors, message) = ([], "");
        try
        {
            using var file = WeightFile.Open(path);
            foreach (var entry in file.Entries)
                tensors.Add((entry, file.Read(entry)));
            return true;
        }
        catch (InvalidInputException exception)
        {
            message = exception.Message;
            return false;
        }
    }

    private string Describe(byte[] bytes)
    {
        Assert.True(Reads(bytes, _folder.At("a"), out var found));
        return found;
    }

    private static byte[] MutateZip(byte[] original, SplitMix64 random)
    {
        if (random.NextInt(2) == 0)
            return Mutate(original, random);

        // The directory and its lengths, which are a small part of the bytes.
        byte[] bytes = [.. original];
        var directory = BitConverter.ToInt32(bytes, bytes.Length - 6);
        for (var changes = 1 + random.NextInt(3); changes > 0; changes--)
        {
            var at = directory + random.NextInt(bytes.Length - directory);
            bytes[at] = random.NextInt(3) switch { 0 => 0xFF, 1 => (byte)random.NextInt(256), _ => (byte)(bytes[at] + 1) };
        }

        return bytes;
    }

    private static byte[] Mutate(byte[] original, SplitMix64 random)
    {
        var bytes = original.ToList();
        var at = random.NextInt(bytes.Count);
        switch (random.NextInt(7))
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
            case 5:
                // A part twice: names, tensors, members.
                var length = 1 + random.NextInt(bytes.Count - at);
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            default:
                // Digits make other shapes and offsets that are still JSON.
                var digits = Enumerable.Range(8, bytes.Count - 8).Where(i => char.IsAsciiDigit((char)bytes[i])).ToArray();
                bytes[digits[random.NextInt(digits.Length)]] = (byte)random.NextInt(10).ToString(CultureInfo.InvariantCulture)[0];
                break;
        }

        return [.. bytes];
    }
}
