using Explorer.Zoo.Latency;

namespace Explorer.Zoo.Tests.Latency;

public sealed class ZooLatencyTests(ZooFixture fixture)
{
    /// <summary>Python's <c>statistics.quantiles(values, n=4, method='inclusive')</c>.</summary>
    [Theory]
    [InlineData(new double[] { 50, 15, 40, 20, 35 }, 15, 20, 35, 40)]
    [InlineData(new double[] { 3, 1, 4, 1, 5, 9, 2, 6 }, 1, 1.75, 3.5, 5.25)]
    [InlineData(new double[] { 2 }, 2, 2, 2, 2)]
    public void Of_Runs_HasLeastAndQuartiles(double[] runs, double least, double lower, double median, double upper)
    {
        var latency = ZooLatency.Of(runs, 3, "p", DateTimeOffset.UnixEpoch, null);

        Assert.Equal((least, lower, median, upper), (latency.Least, latency.LowerQuartile, latency.Median, latency.UpperQuartile));
        Assert.Equal((runs.Length, 1, 1, 3), (latency.Runs, latency.Batch, latency.Threads, latency.Together));
        Assert.StartsWith("ONNX Runtime 1.31.1", latency.Runtime, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(1, -1, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(1, 2, double.PositiveInfinity)]
    [InlineData(1, 2, 1e300)]
    [InlineData(1, double.NaN, 2)]
    public void Of_SpeedThatCannotBe_IsNone(double lower, double median, double upper)
    {
        var speed = new ZooSpeed { Device = "cpu", Processor = "p", Threads = 1, Engine = "e", LatencyMilliseconds = median, LatencyLowerQuartile = lower, LatencyUpperQuartile = upper, Throughput = 1, Batch = 64 };

        Assert.Null(ZooLatency.Of(fixture.Entry.Folder, fixture.Entry.Metrics with { Speed = speed }));
    }

    [Fact]
    public void Open_EntryOfAnEarlierProgram_HasTheLatencyOfItsExport()
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", "metrics.json");
        var metrics = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        metrics["speed"] = System.Text.Json.Nodes.JsonNode.Parse("""{"device":"cpu","processor":"a machine","threads":2,"engine":"libtorch 2.10","latencyMilliseconds":1.5,"latencyLowerQuartile":1.25,"latencyUpperQuartile":1.75,"throughput":900,"batch":64}""");
        File.WriteAllText(path, metrics.ToJsonString());

        var latency = zoo.Open("anynet-a-17").Latency!;

        Assert.Equal((null, 1.25, 1.5, 1.75), (latency.Least, latency.LowerQuartile, latency.Median, latency.UpperQuartile));
        Assert.Equal("libtorch 2.10 on a machine, 2 threads", latency.Way);
        Assert.Equal("1.500 [1.250, 1.750]", LatencyText.Milliseconds(latency).Text);
        Assert.Equal(fixture.Entry.Metrics.ExportedAt, latency.MeasuredAt);
    }

    [Fact]
    public void Open_NewEntry_HasNoLatencyUntilItIsMeasured()
    {
        Assert.Null(fixture.Entry.Latency);
        Assert.Null(fixture.Entry.Metrics.Speed);
        Assert.Contains("Latency was not measured: explorer zoo latency.", LatencyText.Of([("a", null)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"median\": 2", "\"median\": 0.5", "expected milliseconds that do not fall")]
    [InlineData("\"least\": 1", "\"least\": 0", "expected milliseconds that do not fall")]
    [InlineData("\"upperQuartile\": 2", "\"upperQuartile\": \"Infinity\"", "expected milliseconds that do not fall")]
    [InlineData("\"version\": 1", "\"version\": 2", "it needs a newer program")]
    [InlineData("\"batch\": 1", "\"batches\": 1", "batches")]
    public void Read_CorruptFile_IsRefusedAndListedWithoutALatency(string old, string changed, string message)
    {
        var zoo = fixture.Copy();
        var folder = Path.Combine(zoo.Root, "anynet-a-17");
        ZooLatency.Of([1, 2, 2], 1, "p", DateTimeOffset.UnixEpoch, null).Write(folder);
        Assert.Equal(2, zoo.LatencyOf(zoo.List()[0])!.Median);
        var path = Path.Combine(folder, "latency.json");
        var text = File.ReadAllText(path).Replace(old, changed, StringComparison.Ordinal);
        Assert.Contains(changed, text, StringComparison.Ordinal);
        File.WriteAllText(path, text);

        Assert.Contains(message, Assert.Throws<InvalidInputException>(() => zoo.Open("anynet-a-17")).Message, StringComparison.Ordinal);
        Assert.Null(zoo.LatencyOf(zoo.List()[0]));
    }

    [Fact]
    public void Of_SeveralMeasurements_SaysThatTheyDoNotCompareAndWhichWereBusy()
    {
        var first = ZooLatency.Of([1, 2, 3], 2, "p", DateTimeOffset.UnixEpoch, null);
        var text = LatencyText.Of([("a", first), ("b", first), ("c", first with { Busy = "x", MeasuredAt = DateTimeOffset.UnixEpoch.AddDays(1) })]);

        Assert.Equal("Latency: one image by itself, median of the runs between their quartiles; ONNX Runtime 1.31.1 on p, 1 thread, 3 runs. Not all were measured together; explorer zoo latency measures them so that they compare. Measured on a busy machine, and too large by nobody knows how much: c.", text);
        Assert.DoesNotContain("together", LatencyText.Of([("a", first), ("b", first)]), StringComparison.Ordinal);
    }
}
