namespace Explorer.Execution.Tests;

public sealed class WatchdogTests
{
    private readonly ManualTime _time = new();
    private readonly Limits _limits = new() { TrialMinutes = 30, TrialMemory = 2L << 30 };
    private readonly WorkerSettings _settings = new() { SilencePatience = TimeSpan.FromMinutes(10) };

    [Fact]
    public void Overrun_SignsOfLife_NotHungUntilTimeIsUp()
    {
        var watchdog = Watchdog(memory: null);
        for (var minute = 9; minute <= 27; minute += 9)
        {
            _time.Advance(TimeSpan.FromMinutes(9));
            Assert.Null(watchdog.Overrun());
            watchdog.Alive();
        }

        _time.Advance(TimeSpan.FromMinutes(3.1));
        Assert.Equal("took longer than the 30 minutes of limits.trialMinutes", watchdog.Overrun());
        Assert.Equal(30.1 * 60, watchdog.Seconds, 1e-6);
    }

    [Fact]
    public void Overrun_NoSignOfLife_Hung()
    {
        var watchdog = Watchdog(memory: null);
        _time.Advance(TimeSpan.FromMinutes(10.5));
        Assert.Equal("hung: gave no sign of life for 630 seconds", watchdog.Overrun());
    }

    [Theory]
    [InlineData(2L << 30, null)]
    [InlineData(5L << 29, "held 2.50 GiB of memory, more than the 2.00 GiB of limits.trialMemory")]
    public void Overrun_Memory_ComparedToTheLimit(long memory, string? expected) => Assert.Equal(expected, Watchdog(memory).Overrun());

    private Watchdog Watchdog(long? memory) => new(new Worker(memory), _limits, _settings, _time);

    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }

    private sealed class Worker(long? memory) : IWorker
    {
        public int Id => 1;

        public Stream Input => Stream.Null;

        public Stream Output => Stream.Null;

        public Task<int> Exited { get; } = new TaskCompletionSource<int>().Task;

        public string ErrorTail => "";

        public long? ResidentBytes() => memory;

        public void Kill()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
