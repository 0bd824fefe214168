using System.IO.Compression;
using static Explorer.Models.Tests.Weights.Checkpoints.CheckpointBytes;

namespace Explorer.Models.Tests.Weights.Checkpoints;

public sealed class CheckpointReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_HandWrittenCheckpoint_ReadsItsTensors()
    {
        using var file = WeightFile.Open(Write(Plain()));
        Assert.Equal(Tensors.Select(tensor => tensor.Name), file.Entries.Select(entry => entry.Name));
        Assert.All(file.Entries.Zip(Tensors), pair =>
        {
            Assert.Equal(pair.Second.Shape.Select(side => (long)side), pair.First.Shape);
            Assert.Equal(pair.Second.Values, ElementConverter.ToSingles(pair.First.Type, file.Read(pair.First), pair.First.Name));
        });
    }

    [Theory]
    [InlineData("_orig_mod.", "_orig_mod.", "_orig_mod.")]
    [InlineData("module.", "module.", "module.")]
    [InlineData("model.", "model.", "model.")]
    [InlineData("module._orig_mod.", "module._orig_mod.", "module._orig_mod.")]
    [InlineData("model._orig_mod.", "model.", "model.")]
    [InlineData("_orig_mod.", "", "")]
    public void Open_NamesWithWrappersPrefixes_HasTheNetworksOwn(params string[] prefixes)
    {
        using var file = WeightFile.Open(Write(Zip(Members([0x80, 2, .. Dictionary(prefixes), (byte)'.']))));
        Assert.Equal(Tensors.Select(tensor => tensor.Name), file.Entries.Select(entry => entry.Name));
        Assert.Equal(Tensors[1].Values, ElementConverter.ToSingles(file.Entries[1].Type, file.Read(file.Entries[1]), "b"));
    }

    [Theory]
    [InlineData("state_dict")]
    [InlineData("model_state_dict")]
    [InlineData("model")]
    [InlineData("net")]
    [InlineData("ema")]
    [InlineData("my_own_key")]
    public void Open_StateUnderAnyKeyBesideTensors_IsFound(string key)
    {
        byte[] pickle = [0x80, 2, (byte)'}', (byte)'(', .. Text("epoch"), .. Integer(1), .. Text("best_acc1"), .. Tensor(2, [], 1), .. Text(key), .. Dictionary("", "", ""), (byte)'u', (byte)'.'];
        using var file = WeightFile.Open(Write(Zip(Members(pickle))));
        Assert.Equal(Tensors.Select(tensor => tensor.Name), file.Entries.Select(entry => entry.Name));
        Assert.Equal(key, file.Metadata["checkpoint.section"]);
    }

    [Fact]
    public void Open_StateAndItsAverage_TakesTheState()
    {
        byte[] pickle = [0x80, 2, (byte)'}', (byte)'(', .. Text("ema"), .. Dictionary("", "", ""), .. Text("model"), .. Dictionary("", "", ""), (byte)'u', (byte)'.'];
        using var file = WeightFile.Open(Write(Zip(Members(pickle))));
        Assert.Equal("model", file.Metadata["checkpoint.section"]);
    }

    [Fact]
    public void Open_StateDeeperDown_IsFound()
    {
        byte[] pickle = [0x80, 2, (byte)'}', (byte)'(', .. Text("ema"), (byte)'}', .. Text("module"), .. Dictionary("", "", ""), (byte)'s', (byte)'u', (byte)'.'];
        using var file = WeightFile.Open(Write(Zip(Members(pickle))));
        Assert.Equal("ema.module", file.Metadata["checkpoint.section"]);
    }

    [Theory]
    [InlineData(new[] { 2, 2 }, new[] { 2, 1 }, 0, 4, new[] { 1f, -2, 3, 0.5f })]
    [InlineData(new[] { 2, 2 }, new[] { 1, 2 }, 0, 4, new[] { 1f, 3, -2, 0.5f })]
    [InlineData(new[] { 2 }, new[] { 2 }, 1, 4, new[] { -2f, 0.5f })]
    [InlineData(new[] { 1 }, new[] { 9 }, 3, 4, new[] { 0.5f })]
    [InlineData(new[] { 3, 0 }, new[] { 1, 1 }, 4, 4, new float[0])]
    public void Read_Strides_AreHeldTo(int[] shape, int[] strides, int offset, int count, float[] expected)
    {
        using var file = WeightFile.Open(Write(Zip(Members(OneTensor(shape, strides, offset, count)))));
        var entry = Assert.Single(file.Entries);
        Assert.Equal(expected, ElementConverter.ToSingles(entry.Type, file.Read(entry), entry.Name));
    }

    [Theory]
    [InlineData(new[] { 5 }, new[] { 1 }, 0, 4, "more elements than the 4")]
    [InlineData(new[] { 4 }, new[] { 1 }, 1, 4, "more elements than the 4")]
    [InlineData(new[] { 2, 2 }, new[] { 3, 1 }, 0, 4, "more elements than the 4")]
    [InlineData(new[] { 4, 4 }, new[] { 0, 1 }, 0, 4, "more elements than the 4")]
    [InlineData(new[] { int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue }, new[] { 0, 0, 0, 0, 0 }, 0, 4, "more elements than the 4")]
    [InlineData(new[] { -2 }, new[] { 1 }, 0, 4, "side -2")]
    [InlineData(new[] { 2 }, new[] { -1 }, 2, 4, "stride -1")]
    [InlineData(new[] { 2 }, new[] { 1 }, -1, 4, "from element -1")]
    [InlineData(new[] { 2, 2 }, new[] { 1 }, 0, 4, "2 dimensions and 1 strides")]
    [InlineData(new[] { 5 }, new[] { 1 }, 0, 5, "storage 0 of 5 F32 is 16 bytes")]
    [InlineData(new[] { 5 }, new[] { 1 }, 0, int.MaxValue, "storage 0 of 2147483647 F32 is 16 bytes")]
    public void Open_TensorOutsideItsStorage_Refuses(int[] shape, int[] strides, int offset, int count, string expected)
        => Refused(Zip(Members(OneTensor(shape, strides, offset, count))), expected);

    [Fact]
    public void Open_UnknownPythonName_NamesIt()
        => Refused(Zip(Members([0x80, 2, .. Global("os", "system"), .. Text("true"), 0x85, (byte)'R', (byte)'.'])), "os.system, which is not run");

    [Fact]
    public void Open_UnknownInstruction_NamesIt() => Refused(Zip(Members([0x80, 2, (byte)'i'])), "instruction 0x69");

    [Fact]
    public void Open_NameTwiceInADictionary_Refuses()
        => Refused(Zip(Members([0x80, 2, (byte)'}', (byte)'(', .. Text("a"), (byte)'N', .. Text("a"), (byte)'N', (byte)'u', (byte)'.'])), "\"a\" stands twice");

    [Fact]
    public void Open_MillionsOfValues_RefusesBeforeTheyAreMade()
    {
        var pickle = Enumerable.Repeat((byte)'}', 3_000_000).Prepend((byte)2).Prepend((byte)0x80).ToArray();
        Refused(Zip(Members(pickle)), "more than 1048576 values");
    }

    [Fact]
    public void Open_Compressed_SaysSo()
        => Refused(Zip(Members([.. StateDictionary(), .. new byte[10_000]]), CompressionLevel.Optimal), "compressed, expected it stored");

    [Fact]
    public void Open_MemberTwice_Refuses() => Refused(Zip([.. Members(StateDictionary()), ("archive/data/0", new byte[16])]), "archive/data/0 stands twice");

    [Fact]
    public void Open_NoPickle_SaysSo() => Refused(Zip([("readme.txt", "hello"u8.ToArray())]), "no data.pkl");

    [Fact]
    public void Open_OtherByteOrder_Refuses() => Refused(Zip([.. Members(StateDictionary()), ("archive/byteorder", "big"u8.ToArray())]), "another byte order");

    [Fact]
    public void Read_DamagedData_IsNoticed()
    {
        var bytes = Plain();
        var at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(0.5f));
        bytes[at] ^= 1;
        using var file = WeightFile.Open(Write(bytes));
        Assert.Contains("checksum", Assert.Throws<InvalidInputException>(() => file.Read(file.Entries[0])).Message, StringComparison.Ordinal);
        Assert.Equal(8, file.Read(file.Entries[1]).Length);
    }

    private void Refused(byte[] bytes, string expected)
        => Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => WeightFile.Open(Write(bytes))).Message, StringComparison.Ordinal);

    private string Write(byte[] bytes)
    {
        var path = _folder.At("checkpoint.pth");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
