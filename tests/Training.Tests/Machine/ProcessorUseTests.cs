using System.Diagnostics;
using Explorer.Training.Machine;

namespace Explorer.Training.Tests.Machine;

/// <summary>Counts the time of this process and of all that it starts, so no other test may start any meanwhile.</summary>
[CollectionDefinition(nameof(ProcessorUseTests), DisableParallelization = true)]
[Collection(nameof(ProcessorUseTests))]
public sealed class ProcessorUseTests
{
    /// <summary>Against what .NET asks the system for (getrusage) before and after each reading. Ticks are of 10 ms.</summary>
    [Fact]
    public void Read_ThisMachine_CountsThisProcess()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's");
        const double ticks = 0.05;
        var (earliest, from, early) = (Used(), ProcessorUse.Read()!, Used());
        var spun = Stopwatch.StartNew();
        while (spun.ElapsedMilliseconds < 500)
            Thread.SpinWait(1000);
        var (late, to, latest) = (Used(), ProcessorUse.Read()!, Used());

        Assert.InRange(to.Own - from.Own, late - early - ticks, latest - earliest + ticks);
        Assert.InRange(Environment.ProcessorCount, 1, to.Cores);
        Assert.True(to.Busy - from.Busy > 0);
        Assert.DoesNotContain(Environment.ProcessId, to.Others.Keys.Select(key => key.Id));
    }

    private static double Used()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }
}
