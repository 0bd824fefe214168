using Explorer.Training.Machine;

namespace Explorer.Training.Tests.Machine;

public sealed class MachineLoadTests : IDisposable
{
    private static readonly MadeUpCore[] Idle = [new(0, 100), new(0, 100), new(0, 100), new(0, 100)];
    private static readonly MadeUpProcess Shell = new(1, "init", 0, 0), Own = new(MadeUpProc.Own, "explorer", 1, 0);

    private readonly MadeUpProc _proc = new();

    public void Dispose() => _proc.Dispose();

    [Fact]
    public void Between_TwoBusyProcesses_NamesThemAndTheirCores()
    {
        var from = _proc.Read(1000, Idle, [Shell, Own, new(7, "make) (x", 1, 500), new(8, "yes", 1, 0)]);
        var to = _proc.Read(1010, [new(700, 300, Nice: 150, System: 50, Interrupts: 20), new(500, 500), new(0, 1000), new(0, 1000)], [Shell, Own, new(7, "make) (x", 1, 1000, System: 400), new(8, "yes", 1, 500)]);

        var load = MachineLoad.Between(from, to, isThreads: false)!;

        // 14.2 seconds of work in ten on two cores; 9 seconds of one process, 5 of another.
        Assert.Equal((10.0, 2), (load.Seconds, load.Cores));
        Assert.Equal(1.42, load.Others, 1e-9);
        Assert.True(load.IsBusy);
        Assert.Equal([new BusyProcess("make) (x", 7, 0.9), new BusyProcess("yes", 8, 0.5)], load.Busiest);
    }

    [Fact]
    public void Between_OwnWorkAndItsChildrens_IsNotOthers()
    {
        var from = _proc.Read(1000, Idle, [Shell, Own, new(7, "worker", MadeUpProc.Own, 300), new(8, "grandchild", 7, 0)]);

        // The worker did 2 more seconds and ended, which this process now counts among its children's: 5; the grandchild's new parent is another child.
        var to = _proc.Read(1010, [new(500, 500), new(400, 600), new(0, 1000), new(0, 1000)], [Shell, Own with { User = 200, ChildUser = 500 }, new(9, "worker", MadeUpProc.Own, 100), new(8, "grandchild", 9, 300)]);

        // Of 9 seconds of work (2 + 5 + 1 + 3) − 3 are its own.
        Assert.Equal(0.1, MachineLoad.Between(from, to, isThreads: false)!.Others, 1e-9);
    }

    [Fact]
    public void Between_WorkOnCoresThatAreNotOurs_DoesNotCount()
    {
        var from = _proc.Read(1000, Idle, [Shell, Own]);
        var to = _proc.Read(1010, [new(0, 1100), new(5, 1095), new(1000, 100), new(1000, 100)], [Shell, Own, new(7, "yes", 1, 2000)]);

        var load = MachineLoad.Between(from, to, isThreads: false)!;

        Assert.Equal(0.005, load.Others, 1e-9);
        Assert.False(load.IsBusy);
    }

    [Fact]
    public void Between_NumberGivenToANewProcess_CountsItsOwnTimeOnly()
    {
        var from = _proc.Read(1000, Idle, [Shell, Own, new(7, "old", 1, 5000, Start: 3)]);
        var to = _proc.Read(1010, [new(300, 700), new(0, 1000), new(0, 1000), new(0, 1000)], [Shell, Own, new(7, "new", 1, 300, Start: 99_999)]);

        Assert.Equal(new BusyProcess("new", 7, 0.3), Assert.Single(MachineLoad.Between(from, to, isThreads: false)!.Busiest));
    }

    [Theory]
    [InlineData(15, 0, false)]
    [InlineData(50, 0, true)]
    [InlineData(0, 100_000_000, false)]
    [InlineData(0, 300_000_000, true)]
    public void IsBusy_StealOrWaiting_Decides(long steal, long delay, bool isBusy)
    {
        var from = _proc.Read(1000, Idle, [Shell, Own]);
        var to = _proc.Read(1010, [new(0, 1100, Steal: steal), new(0, 1100), new(0, 1100), new(0, 1100)], [Shell, Own], delay);

        var load = MachineLoad.Between(from, to, isThreads: true)!;

        Assert.Equal(steal / 100.0 / 20, load.Steal, 1e-9);
        Assert.Equal(delay / 1e10, load.Waited!.Value, 1e-9);
        Assert.Equal(isBusy, load.IsBusy);
        Assert.Null(MachineLoad.Between(from, to, isThreads: false)!.Waited);
    }

    [Theory]
    [InlineData(2, 0.11, true)]
    [InlineData(64, 0.11, false)]
    [InlineData(64, 1.3, true)]
    public void IsBusy_ManyCores_LeavesServicesMore(int cores, double others, bool isBusy) =>
        Assert.Equal(isBusy, new MachineLoad { Seconds = 1, Cores = cores, Others = others, Steal = 0, Waited = null, Busiest = [] }.IsBusy);

    [Fact]
    public void Between_SystemThatDoesNotTell_IsNull()
    {
        var zeros = _proc.Read(1000, [new(0, -7), new(0, -7), new(0, -7), new(0, -7)], [Shell, Own]);
        var noOwn = _proc.Read(1000, Idle, [Shell]);
        var some = _proc.Read(1000, Idle, [Shell, Own], delay: null);

        Assert.Null(zeros);
        Assert.Null(noOwn);
        Assert.NotNull(some);
        Assert.Null(some.Delay);
        Assert.Null(MachineLoad.Between(some, null, isThreads: true));
        Assert.Null(MachineLoad.Between(some, some, isThreads: true));
    }
}
