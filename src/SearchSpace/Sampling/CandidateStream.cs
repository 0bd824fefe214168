namespace Explorer.SearchSpace.Sampling;

/// <summary>
/// Draws networks of a space by the million, to be looked at and mostly thrown away: as <see cref="SpaceSampler"/> does, but one may come
/// twice, and none is hashed or kept. Streams of the same space and seed give the same networks; other indices, others. Not thread-safe.
/// </summary>
public sealed class CandidateStream
{
    private readonly SampledSpace _space;
    private readonly string _origin;
    private readonly SplitMix64 _random;
    private readonly NetworkDraw _draw;

    /// <summary>Prepares a stream.</summary>
    /// <param name="space">The space.</param>
    /// <param name="seed">Seed of all streams.</param>
    /// <param name="index">Which stream, from 0.</param>
    /// <param name="origin">The space's file, for messages.</param>
    public CandidateStream(SampledSpace space, ulong seed, int index, string origin = "space")
    {
        (_space, _origin) = (space, origin);
        _random = new SplitMix64(Seeds.Derive(seed, "candidate", index));
        _draw = NetworkDraw.For(space);
    }

    /// <summary>Attempts made so far.</summary>
    public long Attempts { get; private set; }

    /// <summary>The next network inside the space's complexity window.</summary>
    /// <param name="complexity">What it costs.</param>
    /// <exception cref="InvalidInputException">None was found in <see cref="SpaceSampler.DefaultMostAttempts"/> attempts; the message says how near they came.</exception>
    public ModelConfig Next(out NetworkComplexity complexity)
    {
        var log = new AttemptLog(_space.Complexity);
        try
        {
            while (log.Attempts < SpaceSampler.DefaultMostAttempts)
            {
                if (log.Add(_draw.Draw(_random, out var cost), cost))
                {
                    complexity = new NetworkComplexity(cost.Flops, cost.Params, cost.Activations);
                    return _draw.Build();
                }
            }
        }
        catch (OverflowException)
        {
            throw new InvalidInputException(_origin, [new Problem("$.space", "a network drawn is too large to count: a figure passes 2^63; expected smaller widths or depths")]);
        }
        finally
        {
            Attempts += log.Attempts;
        }

        throw new InvalidInputException(_origin, [new Problem("$.space", $"no network in {SpaceSampler.DefaultMostAttempts} attempts: {log.Describe()}")]);
    }
}
