using Explorer.Models.Onnx;
using Explorer.Zoo.Latency;
using Microsoft.ML.OnnxRuntime;

namespace Explorer.Zoo.Tests;

/// <summary>An entry's <c>model.onnx</c> as it lies in the zoo, in ONNX Runtime, against <see cref="ZooModel"/>; and files that others made.</summary>
public sealed class ZooOnnxTests(ZooFixture fixture, ITestOutputHelper output)
{
    // Of float32, over the largest logit.
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    public void Run_EntrysOnnxInOnnxRuntime_GivesZooModelsLogits(int first, int count)
    {
        using var model = ZooModel.Load(fixture.Entry);
        var preprocessing = fixture.Entry.Metrics.Preprocessing;
        var (shape, area) = (preprocessing.Input, preprocessing.Input.Resolution * preprocessing.Input.Resolution);
        var size = shape.Channels * area;
        var pixels = fixture.Data.Load(fixture.Request.Data, null, shape.Resolution).Validation.Pixels[(first * size)..((first + count) * size)].Select(pixel => pixel / 255f).ToArray();

        // ONNX Runtime gets the images as the card says: (pixel − mean) / deviation, channel by channel.
        float[] normalised = [.. pixels.Select((pixel, i) => (pixel - preprocessing.Mean[i / area % shape.Channels]) / preprocessing.Deviation[i / area % shape.Channels])];
        using var session = new InferenceSession(Path.Combine(fixture.Entry.Folder, "model.onnx"));
        using var input = OrtValue.CreateTensorValueFromMemory(normalised, [count, shape.Channels, shape.Resolution, shape.Resolution]);
        using var options = new RunOptions();
        using var results = session.Run(options, ["images"], [input], ["logits"]);
        var (expected, actual) = (model.Predict(pixels, count), results.Single().GetTensorDataAsSpan<float>().ToArray());

        var difference = expected.Zip(actual, (left, right) => Math.Abs((double)left - right)).Max() / expected.Max(Math.Abs);
        output.WriteLine($"{difference:E1}");
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(difference <= Tolerance, $"{difference:E1}");

        // What measures latencies and verifies entries computes the same as a session of one's own.
        var file = OnnxFile.Of(model);
        Assert.True(file.IsEntrys);
        using var network = new OnnxNetwork(file.Bytes, fixture.Entry.Config);
        Assert.Equal(actual, network.Logits(normalised, count));
    }

    public static TheoryData<string> Strangers => ["empty", "garbage", "cut", "far too large", "another network", "another producer", "external data"];

    /// <summary>Files as a stranger may leave them under the name: none is given to ONNX Runtime, whatever it holds.</summary>
    [Theory]
    [MemberData(nameof(Strangers))]
    public void Of_StrangersFile_IsNotTheEntrys(string kind)
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", "model.onnx");
        var own = File.ReadAllBytes(path);
        byte[] found = kind switch
        {
            "empty" => [],
            "garbage" => [.. Enumerable.Range(0, own.Length).Select(i => (byte)(i * 37))],
            "cut" => own[..(own.Length / 2)],
            "far too large" => new byte[64 << 20],
            "another network" => Flipped(own, own.Length - 400),
            "another producer" => Flipped(own, 5),
            // A TensorProto's data_location (field 14) is EXTERNAL, external_data (13) names a file: appended as a second graph, which merges with the first.
            _ => [.. own, 0x3A, 0x1B, 0x2A, 0x19, 0x08, 0x01, 0x10, 0x01, 0x42, 0x01, 0x78, 0x6A, 0x0E, 0x0A, 0x08, .. "location"u8, 0x12, 0x02, .. "/x"u8, 0x70, 0x01],
        };
        File.WriteAllBytes(path, found);

        using var model = ZooModel.Load(Path.GetDirectoryName(path)!);
        var file = OnnxFile.Of(model);

        Assert.False(file.IsEntrys);
        Assert.Equal(own, file.Bytes);
        static byte[] Flipped(byte[] bytes, int place) => [.. bytes.Select((value, i) => i == place ? (byte)(value ^ 1) : value)];
    }

    [Fact]
    public void Of_FileOfAnotherVersionOfThisProgram_IsTheEntrys()
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", "model.onnx");
        var own = File.ReadAllBytes(path);
        Assert.Equal("0.1.0"u8, own.AsSpan(14, own[13]));
        File.WriteAllBytes(path, [.. own[..13], 7, .. "12.34.5"u8, .. own[19..]]);
        using var model = ZooModel.Load(Path.GetDirectoryName(path)!);

        Assert.True(OnnxFile.Of(model).IsEntrys);
    }

    /// <summary>ONNX Runtime itself on broken files: an exception, not the end of the process.</summary>
    [Fact]
    public void Create_BrokenFiles_Throws()
    {
        var own = File.ReadAllBytes(Path.Combine(fixture.Entry.Folder, "model.onnx"));
        byte[][] broken = [[1, 2, 3], [.. own.Take(own.Length / 2)], new byte[4096]];

        Assert.All(broken, file => Assert.ThrowsAny<OnnxRuntimeException>(() => new InferenceSession(file).Dispose()));
    }

    [Fact]
    public void Verify_AnotherNetworksOnnxUnderRightHashes_IsFound()
    {
        var zoo = fixture.Copy();
        File.Delete(Path.Combine(zoo.Root, "index.json"));
        var folder = Path.Combine(zoo.Root, "anynet-a-17");
        using (var other = Models.NetworkBuilder.Build(fixture.Entry.Config, seed: 99))
            OnnxExport.Write(other, Path.Combine(folder, "model.onnx"));
        var metrics = Path.Combine(folder, "metrics.json");
        File.WriteAllText(metrics, File.ReadAllText(metrics).Replace(fixture.Entry.Metrics.Files.Single(file => file.Name == "model.onnx").Sha256, ZooFile.Of(folder, "model.onnx").Sha256, StringComparison.Ordinal));

        var check = Assert.Single(new ZooVerifier(fixture.Data).Verify(zoo, "anynet-a-17", cancellation: TestContext.Current.CancellationToken).Checks, check => !check.Passed);

        Assert.Equal(("ONNX Runtime", "another model.onnx than they give; explorer onnx writes theirs"), (check.Name, check.Found));
    }
}
