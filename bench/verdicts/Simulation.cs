namespace Explorer.Verdicts;

/// <summary>Many repeats of one experiment, each with a seed of its own, so that they may run at once.</summary>
internal static class Simulation
{
    /// <summary>How often each of several things happened.</summary>
    /// <param name="purpose">Names the seeds.</param>
    /// <param name="repeats">How many.</param>
    /// <param name="things">How many things are asked.</param>
    /// <param name="once">Whether each happened; null where it cannot be told, which counts as its own.</param>
    public static Share[] Count(string purpose, int repeats, int things, Func<SplitMix64, bool?[]> once)
    {
        var (hits, told) = (new int[things], new int[things]);
        Parallel.For(0, repeats, repeat =>
        {
            var found = once(new SplitMix64(Seeds.Derive(1, purpose, repeat)));
            for (var i = 0; i < things; i++)
            {
                if (found[i] is { } hit)
                {
                    Interlocked.Increment(ref told[i]);
                    Interlocked.Add(ref hits[i], hit ? 1 : 0);
                }
            }
        });
        return [.. hits.Zip(told, (hit, count) => new Share(hit, count, repeats))];
    }
}
