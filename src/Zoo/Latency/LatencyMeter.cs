using Explorer.SearchSpace.Sampling;

namespace Explorer.Zoo.Latency;

/// <summary>
/// Times several things in turn: round after round, each once a round, in an order drawn anew, so that whatever slows the machine for a
/// while slows all of them alike.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class LatencyMeter(TimeProvider time)
{
    /// <summary>Least time of a run: a hundred thousand steps of the clock.</summary>
    public static readonly TimeSpan LeastRun = TimeSpan.FromMilliseconds(10);

    // Until caches, memory and the processor's clock are as they stay.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(200);

    /// <summary>Measures.</summary>
    /// <param name="things">What is timed: each does it once.</param>
    /// <param name="runs">Runs of each.</param>
    /// <param name="seed">Seed of the orders.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>For each, the milliseconds of one time in each run: the mean of as many as fill <see cref="LeastRun"/>, after one that brings it back into the caches.</returns>
    public IReadOnlyList<double[]> Measure(IReadOnlyList<Action> things, int runs, ulong seed, CancellationToken cancellation)
    {
        foreach (var thing in things)
            _ = Run(thing, WarmUp, cancellation);
        var milliseconds = things.Select(_ => new double[runs]).ToList();
        foreach (var (run, order) in Orders(things.Count, runs, seed).Index())
        {
            foreach (var i in order)
                milliseconds[i][run] = Run(things[i], LeastRun, cancellation);
        }

        return milliseconds;
    }

    /// <summary>The order of each round, each equally likely (Fisher and Yates; Durstenfeld, Communications of the ACM 7, 1964).</summary>
    internal static IEnumerable<int[]> Orders(int count, int rounds, ulong seed)
    {
        for (var round = 0; round < rounds; round++)
        {
            var random = new SplitMix64(Seeds.Derive(seed, "latency", round));
            int[] order = [.. Enumerable.Range(0, count)];
            for (var last = count - 1; last > 0; last--)
            {
                var other = random.NextInt(last + 1);
                (order[last], order[other]) = (order[other], order[last]);
            }

            yield return order;
        }
    }

    private double Run(Action thing, TimeSpan least, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        thing();
        var times = 0;
        var begun = time.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            thing();
            times++;
            elapsed = time.GetElapsedTime(begun);
        }
        while (elapsed < least);
        return elapsed.TotalMilliseconds / times;
    }
}
