using Explorer.Doctor;
using Explorer.Training.Machine;

namespace Explorer.Tests.Doctor;

public sealed class AdviceTests
{
    private static readonly MachineFacts Facts = new() { Cores = 4, Processor = "p", MemoryBytes = 64L << 30, FreeDiskBytes = 100L << 30 };

    private static readonly MachineFigures Figures = new()
    {
        Cores = 4,
        OneCore = new ProbeFigures { Engine = "e", StepImages = 1000, MatrixProduct = 100e9, Convolution = 100e9, Copy = 10e9 },
        PlainStepImages = 400,
        WorkersStepImages = 3600,
        ThreadsStepImages = 3500,
    };

    [Fact]
    public void Of_NothingToChange_SaysSo() => Assert.Contains("Nothing to change", Assert.Single(Advice.Of(Facts, Figures, [], null)), StringComparison.Ordinal);

    [Fact]
    public void Of_BusyMachine_SaysSoFirst()
    {
        var load = new MachineLoad { Seconds = 9, Cores = 4, Others = 1.25, Steal = 0, Waited = null, Busiest = [new BusyProcess("make", 42, 1.25)] };

        var advice = Advice.Of(Facts, Figures with { ThreadsStepImages = 7200 }, [], load).ToList();

        Assert.Equal("Measure again when the machine is quiet before you go by these figures: other processes kept 1.25 of 4 cores at work (make (process 42) 1.25).", advice[0]);
        Assert.Equal(2, advice.Count);
        Assert.Single(Advice.Of(Facts, Figures, [], load with { Others = 0.01 }), sentence => sentence.StartsWith("Nothing", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ThreadsFasterThanWorkers_NamesTheOptions() =>
        Assert.Contains("--jobs 1 --threads 4: 2.00 times", Assert.Single(Advice.Of(Facts, Figures with { ThreadsStepImages = 7200 }, [], null)), StringComparison.Ordinal);

    [Fact]
    public void Of_WorkersFasterThanThreads_KeepsTheDefault() =>
        Assert.Contains("Keep the default of 4 workers", Assert.Single(Advice.Of(Facts, Figures with { ThreadsStepImages = 1800 }, [], null)), StringComparison.Ordinal);

    [Fact]
    public void Of_SlowMatrixProduct_NamesTheLibrary() =>
        Assert.Contains("libopenblas0-pthread", Assert.Single(Advice.Of(Facts, Figures with { OneCore = Figures.OneCore with { MatrixProduct = 2e9 } }, [], null)), StringComparison.Ordinal);

    [Fact]
    public void Of_LittleMemoryAndDisk_SaysHowMuch()
    {
        var advice = Advice.Of(Facts with { MemoryBytes = 2L << 30, FreeDiskBytes = 1L << 30 }, Figures, [], null).ToList();
        Assert.Equal(2, advice.Count);
        Assert.Contains("2.0 GiB for 4 workers", advice[0], StringComparison.Ordinal);
        Assert.Contains("1.0 GiB are free", advice[1], StringComparison.Ordinal);
    }
}
