using System.Numerics;

namespace Explorer.SearchSpace.Sampling;

/// <summary>
/// Samples a space. Sample i has its own stream of random numbers, from which attempts are drawn until one lies inside
/// the complexity window and is not the same network as an earlier sample. So a longer sample begins with the shorter
/// one, and the list depends on space and seed alone. Not thread-safe.
/// </summary>
public sealed class SpaceSampler
{
    /// <summary>Attempts at one sample after which sampling stops, unless told otherwise.</summary>
    public const long DefaultMostAttempts = 1_000_000;

    private readonly DesignSpace _space;
    private readonly ulong _seed;
    private readonly string _origin;
    private readonly long _mostAttempts;
    private readonly NetworkDraw? _draw;
    private readonly HashSet<string> _networks = new(StringComparer.Ordinal);
    private readonly List<Sample> _samples = [];

    /// <summary>Prepares a sampler.</summary>
    /// <param name="space">The space.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="origin">The experiment's file, for messages.</param>
    /// <param name="mostAttempts">Attempts at one sample after which sampling stops with an error; at least 1.</param>
    public SpaceSampler(DesignSpace space, ulong seed, string origin = "space", long mostAttempts = DefaultMostAttempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostAttempts, 1);
        (_space, _seed, _origin, _mostAttempts) = (space, seed, origin, mostAttempts);
        _draw = space is SampledSpace sampled ? NetworkDraw.For(sampled) : null;
    }

    /// <summary>Attempts made so far, over all samples.</summary>
    public long Attempts { get; private set; }

    /// <summary>The first samples of the space, by index; those drawn before are not drawn again.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <exception cref="InvalidInputException">
    /// The space has fewer networks, or one sample was not found in the allowed number of attempts; the message says how
    /// near the attempts came.
    /// </exception>
    public IReadOnlyList<Sample> Take(int count)
    {
        CheckSize(count);
        while (_samples.Count < count)
            _samples.Add(_space is ConfigListSpace list ? Listed(list, _samples.Count) : Next((SampledSpace)_space, _samples.Count));

        return _samples[..count];
    }

    /// <summary>Whether the draw that the last sample came from is also one of a space within this one; see <see cref="NestedSpaces"/>.</summary>
    internal bool LastIsOf(SampledSpace space)
    {
        var (window, cost) = (space.Complexity, _samples[^1].Complexity);
        return window.Flops.Distance(cost.Flops) == 0 && window.Params.Distance(cost.Params) == 0 && window.Activations.Distance(cost.Activations) == 0 && _draw!.LastIsOf(space);
    }

    private static Sample Listed(ConfigListSpace list, int index) => new()
    {
        Index = index,
        Config = list.Configs[index],
        Hash = ModelConfigJson.Hash(list.Configs[index]),
        Complexity = ComplexityCalculator.Of(list.Configs[index]),
    };

    private void CheckSize(int count)
    {
        if (SpaceSize.Of(_space) is { } size && size < count)
            throw new InvalidInputException(_origin, [new Problem("$.space", TooSmall(size, count))]);
    }

    private static string TooSmall(BigInteger size, int count) =>
        $"the space has {size} {(size == 1 ? "network" : "networks")}, fewer than the {count} samples asked for; expected a larger space or a smaller sample";

    private Sample Next(SampledSpace space, int index)
    {
        var random = new SplitMix64(Seeds.Derive(_seed, "sample", index));
        var log = new AttemptLog(space.Complexity);
        try
        {
            while (log.Attempts < _mostAttempts)
            {
                if (!log.Add(_draw!.Draw(random, out var cost), cost))
                    continue;

                var config = _draw.Build();
                var hash = ModelConfigJson.Hash(config);
                if (_networks.Add(config is not AnyNetConfig && config.IsAnyNet() ? ModelConfigJson.Hash(config.ToAnyNet()) : hash))
                {
                    return new Sample
                    {
                        Index = index,
                        Config = config,
                        Hash = hash,
                        Complexity = new NetworkComplexity(cost.Flops, cost.Params, cost.Activations),
                    };
                }

                log.AddDuplicate();
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

        throw new InvalidInputException(_origin, [new Problem("$.space", $"no network for sample {index} in {_mostAttempts} attempts: {log.Describe()}")]);
    }
}
