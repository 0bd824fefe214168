using System.Numerics;

namespace Explorer.SearchSpace.Sampling;

/// <summary>What a space holds.</summary>
public sealed record SpaceSummary
{
    /// <summary>Attempts by which acceptance is estimated, unless told otherwise.</summary>
    public const int DefaultAttempts = 100_000;

    // The 97.5 % point of the normal distribution, for a 95 % interval.
    private const double Deviations = 1.959963984540054;

    /// <summary>Settings of the space, exactly, before group compatibility and the complexity window; null where it has a continuous parameter.</summary>
    public required BigInteger? Size { get; init; }

    /// <summary>Why there is no size, in words; null where there is one.</summary>
    public required string? SizeReason { get; init; }

    /// <summary>Free draws: those from more than one value, shared ones once.</summary>
    public required int Dimensions { get; init; }

    /// <summary>Attempts drawn for the estimates; the number of networks for a list.</summary>
    public required long Attempts { get; init; }

    /// <summary>Share of attempts that keep the rules on structure and complexity, in [0, 1].</summary>
    public required double Acceptance { get; init; }

    /// <summary>Lower end of Wilson's 95 % interval for the acceptance.</summary>
    public required double AcceptanceLow { get; init; }

    /// <summary>Upper end of Wilson's 95 % interval for the acceptance.</summary>
    public required double AcceptanceHigh { get; init; }

    /// <summary>Costs of the attempts that keep the rules on structure; null where none does.</summary>
    public required ComplexitySpread? Drawn { get; init; }

    /// <summary>Costs of the attempts that are inside the window too; null where none is.</summary>
    public required ComplexitySpread? Accepted { get; init; }

    /// <summary>Measures a space.</summary>
    /// <param name="space">The space.</param>
    /// <param name="seed">Seed of the attempts.</param>
    /// <param name="attempts">How many attempts to draw, at least 1; a list is counted instead.</param>
    /// <exception cref="InvalidInputException">A network drawn is too large to count.</exception>
    public static SpaceSummary Of(DesignSpace space, ulong seed = 0, int attempts = DefaultAttempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        List<NetworkComplexity> drawn = [];
        List<NetworkComplexity> accepted = [];
        var tried = (long)attempts;
        if (space is SampledSpace sampled)
        {
            DrawAll(sampled, new SplitMix64(Seeds.Derive(seed, "summary", 0)), attempts, drawn, accepted);
        }
        else
        {
            drawn.AddRange(new SpaceSampler(space, seed).Take((int)SpaceSize.Of(space)!).Select(s => s.Complexity));
            accepted = drawn;
            tried = drawn.Count;
        }

        var (low, high) = Wilson(accepted.Count, tried);
        var size = SpaceSize.Of(space);
        return new SpaceSummary
        {
            Size = size,
            SizeReason = size is null ? $"continuous: {string.Join(", ", SpaceSize.Continuous(space))}; give \"multipleOf\" for a countable space" : null,
            Dimensions = SpaceSize.Dimensions(space),
            Attempts = tried,
            Acceptance = (double)accepted.Count / tried,
            AcceptanceLow = low,
            AcceptanceHigh = high,
            Drawn = ComplexitySpread.Of(drawn),
            Accepted = ComplexitySpread.Of(accepted),
        };
    }

    private static void DrawAll(SampledSpace space, SplitMix64 random, int attempts, List<NetworkComplexity> drawn, List<NetworkComplexity> accepted)
    {
        var draw = NetworkDraw.For(space);
        var log = new AttemptLog(space.Complexity);
        try
        {
            for (var i = 0; i < attempts; i++)
            {
                var hasStructure = draw.Draw(random, out var cost);
                var isAccepted = log.Add(hasStructure, cost);
                if (hasStructure)
                    drawn.Add(new NetworkComplexity(cost.Flops, cost.Params, cost.Activations));

                if (isAccepted)
                    accepted.Add(drawn[^1]);
            }
        }
        catch (OverflowException)
        {
            throw new InvalidInputException("space", "a network drawn is too large to count: a figure passes 2^63; expected smaller widths or depths");
        }
    }

    private static (double Low, double High) Wilson(long successes, long trials)
    {
        var n = (double)trials;
        var p = successes / n;
        var z = Deviations * Deviations;
        var centre = (p + (z / (2 * n))) / (1 + (z / n));
        var half = Deviations / (1 + (z / n)) * Math.Sqrt((p * (1 - p) / n) + (z / (4 * n * n)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
