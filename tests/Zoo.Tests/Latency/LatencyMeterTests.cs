using Explorer.Zoo.Latency;

namespace Explorer.Zoo.Tests.Latency;

public sealed class LatencyMeterTests
{
    [Fact]
    public void Orders_OfAnySeed_ArePermutationsAllAboutEquallyOften()
    {
        var orders = LatencyMeter.Orders(3, 6000, seed: 1).ToList();

        Assert.All(orders, order => Assert.Equal([0, 1, 2], order.Order()));
        var counts = orders.CountBy(order => string.Join(',', order)).Select(pair => pair.Value).ToList();
        Assert.Equal(6, counts.Count);

        // Each is binomial with mean 1000 and deviation 28.9: five of them.
        Assert.All(counts, count => Assert.InRange(count, 855, 1145));
    }

    [Fact]
    public void Orders_SameSeed_AreTheSameAndBeginALongerList()
    {
        var orders = LatencyMeter.Orders(10, 20, seed: 5).ToList();

        Assert.Equal(orders, LatencyMeter.Orders(10, 40, seed: 5).Take(20));
        Assert.NotEqual(orders, LatencyMeter.Orders(10, 20, seed: 6));
        Assert.True(orders.Select(order => order[0]).Distinct().Count() > 1);
    }

    [Fact]
    public void Measure_FastAndSlow_TakeTurnsAndFillEachRun()
    {
        var clock = new ManualClock();
        var calls = new List<int>();
        Action Thing(int number, double milliseconds) => () =>
        {
            calls.Add(number);
            clock.Advance(milliseconds);
        };

        var measured = new LatencyMeter(clock).Measure([Thing(0, 0.25), Thing(1, 25), Thing(2, 3)], runs: 7, seed: 3, CancellationToken.None);

        Assert.All(measured, runs => Assert.Equal(7, runs.Length));
        Assert.All(measured[0], milliseconds => Assert.Equal(0.25, milliseconds, 1e-9));
        Assert.All(measured[1], milliseconds => Assert.Equal(25, milliseconds, 1e-9));
        Assert.All(measured[2], milliseconds => Assert.Equal(3, milliseconds, 1e-9));

        // After warming up for 0.2 s each: one call that does not count, then as many as take 10 ms (40, 1 and 4).
        var warm = 801 + 9 + 68;
        int[] times = [41, 2, 5];
        var expected = LatencyMeter.Orders(3, 7, seed: 3).SelectMany(order => order.SelectMany(number => Enumerable.Repeat(number, times[number])));
        Assert.Equal(expected, calls.Skip(warm));
    }

    [Fact]
    public void Measure_Cancelled_Ends() =>
        Assert.Throws<OperationCanceledException>(() => new LatencyMeter(new ManualClock()).Measure([() => { }], 5, 0, new CancellationToken(canceled: true)));

    private sealed class ManualClock : TimeProvider
    {
        private long _microseconds;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => _microseconds;

        public void Advance(double milliseconds) => _microseconds += (long)(1000 * milliseconds);
    }
}
