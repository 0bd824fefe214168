using Explorer.Training.Machine;
using Explorer.Training.Tests.Machine;
using Explorer.Zoo.Latency;

namespace Explorer.Zoo.Tests.Latency;

/// <summary>What is refused and what is marked, on machines made up; ONNX Runtime is real.</summary>
public sealed class LatencyMeasurementTests(ZooFixture fixture) : IDisposable
{
    private static readonly MadeUpProcess Shell = new(1, "init", 0, 0), Own = new(MadeUpProc.Own, "explorer", 1, 0);

    private readonly MadeUpProc _proc = new();
    private int _reads;

    public void Dispose() => _proc.Dispose();

    [Fact]
    public async Task Measure_BusyMachine_IsRefusedAndNamesWhoIsBusy()
    {
        var zoo = fixture.Copy();
        var error = await Assert.ThrowsAsync<LatencyRefusedException>(() => MeasureAsync(zoo, busyFrom: 0));

        Assert.Equal(
            "the machine is busy, so a latency would be a guess: other processes kept 1.50 of 2 cores at work (cc1plus (process 7) 1.00, and 0.50 by such as have ended or cannot be seen from here); "
            + "end them or wait, and measure again; --force measures all the same and marks the figures",
            error.Message);
        Assert.Equal(6, _reads);
        Assert.Null(zoo.Open("anynet-a-17").Latency);
    }

    [Fact]
    public async Task Measure_MachineThatBecomesBusy_IsRefusedAndNothingIsKept()
    {
        var zoo = fixture.Copy();
        var error = await Assert.ThrowsAsync<LatencyRefusedException>(() => MeasureAsync(zoo, busyFrom: 2));

        Assert.StartsWith("the machine became busy while it was measured, and nothing was kept: other processes kept 1.50 of 2 cores", error.Message, StringComparison.Ordinal);
        Assert.Null(zoo.Open("anynet-a-17").Latency);
    }

    [Fact]
    public async Task Measure_BusyMachineByForce_MarksTheFigure()
    {
        var zoo = fixture.Copy();
        var (entries, _) = await MeasureAsync(zoo, busyFrom: 0, force: true);

        Assert.StartsWith("other processes kept 1.50 of 2 cores", entries[0].Latency!.Busy, StringComparison.Ordinal);
        Assert.Equal(entries[0].Latency, zoo.Open("anynet-a-17").Latency);
        Assert.Contains("The machine was busy, so that it is too large", LatencyText.Of(entries[0].Latency!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measure_QuietMachine_KeepsLatencyWithTheEntryAndLeavesItsHashesRight()
    {
        var zoo = fixture.Copy();
        var (entries, others) = await MeasureAsync(zoo, busyFrom: int.MaxValue);

        var latency = entries[0].Latency!;
        Assert.Empty(others);
        Assert.Null(latency.Busy);
        Assert.InRange(latency.Least!.Value, 1e-4, latency.LowerQuartile);
        Assert.InRange(latency.Median, latency.LowerQuartile, latency.UpperQuartile);
        Assert.Equal(latency, zoo.LatencyOf(zoo.List()[0]));
        Assert.True(new ZooVerifier(fixture.Data).Verify(zoo, "anynet-a-17", cancellation: TestContext.Current.CancellationToken).Passed);
    }

    [Fact]
    public async Task Measure_SystemThatDoesNotTell_SaysSo()
    {
        var (entries, _) = await new LatencyMeasurement(TimeProvider.System, () => null).MeasureAsync([fixture.Copy().Open("anynet-a-17")], 5, 0, force: false, TestContext.Current.CancellationToken);

        Assert.Equal("this system does not tell whether others were at work", entries[0].Latency!.Busy);
    }

    [Fact]
    public async Task Measure_StrangersOnnx_MeasuresWhatTheWeightsGiveAndNamesTheEntry()
    {
        var zoo = fixture.Copy();
        await File.WriteAllTextAsync(Path.Combine(zoo.Root, "anynet-a-17", "model.onnx"), "no network", TestContext.Current.CancellationToken);

        var (entries, others) = await MeasureAsync(zoo, busyFrom: int.MaxValue);

        Assert.Equal(["anynet-a-17"], others);
        Assert.True(entries[0].Latency!.Median > 0);
    }

    private Task<(IReadOnlyList<ZooEntry> Entries, IReadOnlyList<string> Others)> MeasureAsync(ZooLibrary zoo, int busyFrom, bool force = false) =>
        new LatencyMeasurement(TimeProvider.System, () => Use(busyFrom)).MeasureAsync([zoo.Open("anynet-a-17")], runs: 5, seed: 0, force, TestContext.Current.CancellationToken);

    // A second from reading to reading; from some reading on one process computes all the time, and others that end at once half of it.
    private ProcessorUse? Use(int busyFrom)
    {
        var (second, busy) = (_reads++, 100L * Math.Max(0, _reads - 1 - busyFrom));
        return _proc.Read(1000 + second, [new(busy, 100 * (second + 1) - busy), new(busy / 2, 100 * (second + 1) - (busy / 2)), new(0, 100), new(0, 100)], [Shell, Own, new(7, "cc1plus", 1, busy)]);
    }
}
