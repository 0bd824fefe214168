namespace Explorer.SearchSpace.Sampling;

/// <summary>
/// The one seeded generator: SplitMix64 (Steele, Lea and Flood, 2014). The same seed gives the same numbers on every
/// machine, for good. Not for secrets, not thread-safe.
/// </summary>
/// <param name="seed">Any value; see <see cref="Seeds"/> for streams that do not overlap by accident.</param>
public sealed class SplitMix64(ulong seed)
{
    private const double UnitOfDouble = 1.0 / (1UL << 53);

    private ulong _state = seed;

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1), in steps of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * UnitOfDouble;

    /// <summary>Uniform among 0 … n − 1, without bias (Lemire, 2019).</summary>
    /// <param name="n">At least 1.</param>
    public int NextInt(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var range = (ulong)n;
        var high = Math.BigMul(NextUInt64(), range, out var low);
        if (low < range)
        {
            var threshold = (0UL - range) % range;
            while (low < threshold)
                high = Math.BigMul(NextUInt64(), range, out low);
        }

        return (int)high;
    }

    /// <summary>Normal with mean 0 and deviation 1, by the Box-Muller transform; takes two numbers of the stream.</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }
}
