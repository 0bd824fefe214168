using System.Text;

namespace Explorer.Models.Tests.Weights;

public sealed class SafetensorsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Bytes laid out by hand from the format's description.
    [Fact]
    public void Open_HandWrittenFile_ReadsEntriesAndData()
    {
        var path = Write("""{"__metadata__":{"a":"b"},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"n":{"dtype":"I64","shape":[],"data_offsets":[8,16]}}""",
            [0, 0, 128, 63, 0, 0, 0, 192, 5, 0, 0, 0, 0, 0, 0, 0]);
        using var reader = SafetensorsReader.Open(path);
        Assert.Equal(["w", "n"], reader.Header.Entries.Select(entry => entry.Name));
        Assert.Equal("b", reader.Header.Metadata["a"]);
        var (w, n) = (reader.Header.Entries[0], reader.Header.Entries[1]);
        Assert.Equal([1L, 2L], w.Shape);
        Assert.Equal([1f, -2f], ElementConverter.ToSingles(w.Type, reader.Read(w), w.Name));
        Assert.Equal([5L], ElementConverter.ToIntegers(n.Type, reader.Read(n), n.Name));
    }

    [Theory]
    [InlineData("overlap", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "starts at byte 1")]
    [InlineData("hole", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}}""", 5, "starts at byte 3")]
    [InlineData("not from 0", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "starts at byte 1")]
    [InlineData("cut off", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 1, "cut off")]
    [InlineData("too long", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 3, "cover 2 bytes")]
    [InlineData("empty header, data", "{}", 4, "cover 0 bytes")]
    [InlineData("shape too large", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "do not fill")]
    [InlineData("shape overflows", """{"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,0]}}""", 0, "do not fill")]
    [InlineData("negative shape", """{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,0]}}""", 0, "at least 0")]
    [InlineData("fractional shape", """{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,0]}}""", 0, "at least 0")]
    [InlineData("huge offset", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[9223372036854775805,9223372036854775807]}}""", 2, "starts at byte")]
    [InlineData("reversed", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}}""", 2, "first and a last")]
    [InlineData("one offset", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0]}}""", 2, "first and a last")]
    [InlineData("three offsets", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,1,2]}}""", 2, "more than 2")]
    [InlineData("unknown dtype", """{"a":{"dtype":"F8","shape":[2],"data_offsets":[0,2]}}""", 2, "\"F8\", expected one of")]
    [InlineData("no dtype", """{"a":{"shape":[2],"data_offsets":[0,2]}}""", 2, "needs dtype")]
    [InlineData("unknown member", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2],"x":1}}""", 2, "unknown or stands twice")]
    [InlineData("member twice", """{"a":{"dtype":"U8","dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2, "unknown or stands twice")]
    [InlineData("tensor twice", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "\"a\" stands twice")]
    [InlineData("metadata number", """{"__metadata__":{"a":1}}""", 0, "expected String")]
    [InlineData("metadata twice", """{"__metadata__":{"a":"1","a":"2"}}""", 0, "stands twice")]
    [InlineData("not an object", """["a"]""", 0, "does not start with {")]
    [InlineData("entry is a list", """{"a":[1]}""", 0, "expected StartObject")]
    [InlineData("text after it", """{} x""", 0, "not valid")]
    [InlineData("cut JSON", """{"a":{"dtype":"U8" """, 0, "not valid")]
    [InlineData("deep", """{"a":{"dtype":"U8","shape":[[[[[[[[0]]]]]]]],"data_offsets":[0,0]}}""", 0, "not valid")]
    [InlineData("lone surrogate", """{"\ud800":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0, "not valid")]
    public void Open_BrokenHeader_Refuses(string name, string header, int dataLength, string expected)
    {
        var path = Write(header, new byte[dataLength]);
        var exception = Assert.Throws<InvalidInputException>(() => SafetensorsReader.Open(path));
        Assert.True(exception.Message.Contains(expected, StringComparison.Ordinal), $"{name}: {exception.Message}");
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}' })]
    [InlineData(new byte[] { 1, 225, 245, 5, 0, 0, 0, 0, (byte)'{', (byte)'}' })]
    public void Open_BrokenPrefix_RefusesWithoutAllocating(byte[] bytes)
    {
        var path = _folder.At("prefix");
        File.WriteAllBytes(path, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidInputException>(() => SafetensorsReader.Open(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Open_MissingFile_NamesIt()
        => Assert.Contains("nowhere", Assert.Throws<InvalidInputException>(() => SafetensorsReader.Open(_folder.At("nowhere"))).Message, StringComparison.Ordinal);

    private string Write(string header, byte[] data)
    {
        var path = _folder.At("file.safetensors");
        var json = Encoding.UTF8.GetBytes(header);
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. data]);
        return path;
    }
}
