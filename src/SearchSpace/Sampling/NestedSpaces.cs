namespace Explorer.SearchSpace.Sampling;

/// <summary>Spaces that are a wider one under a condition: what of the wider one's sample meets it is a sample of theirs.</summary>
public static class NestedSpaces
{
    /// <summary>
    /// Whether a space is a wider one with orders of its stages or narrower bounds of complexity besides, and the same in all else. An order
    /// conditions the free draw; one value for all stages is another distribution, and is none.
    /// </summary>
    public static bool IsWithin(DesignSpace space, DesignSpace wider) =>
        space is SampledSpace narrow && wider is SampledSpace wide && narrow != wide
        && IsWithin(narrow.Complexity, wide.Complexity)
        && Freed(narrow with { Complexity = wide.Complexity }, wide) == wide;

    /// <summary>Which of the first samples of a wider space are samples of a space within it, by index.</summary>
    /// <param name="wider">The wider space.</param>
    /// <param name="seed">The seed of its sample.</param>
    /// <param name="count">How many of it to look at.</param>
    /// <param name="space">The space within it.</param>
    /// <exception cref="InvalidInputException">The wider space cannot be sampled so often.</exception>
    public static IReadOnlyList<int> Members(SampledSpace wider, ulong seed, int count, SampledSpace space)
    {
        var members = new List<int>();
        var sampler = new SpaceSampler(wider, seed);
        for (var i = 0; i < count; i++)
        {
            sampler.Take(i + 1);
            if (sampler.LastIsOf(space))
                members.Add(i);
        }

        return members;
    }

    private static bool IsWithin(ComplexityWindow narrow, ComplexityWindow wide) =>
        IsWithin(narrow.Flops, wide.Flops) && IsWithin(narrow.Params, wide.Params) && IsWithin(narrow.Activations, wide.Activations);

    private static bool IsWithin(CountRange narrow, CountRange wide) =>
        (narrow.Least ?? 0) >= (wide.Least ?? 0) && (narrow.Most ?? long.MaxValue) <= (wide.Most ?? long.MaxValue);

    private static SampledSpace Freed(SampledSpace narrow, SampledSpace wide) => (narrow, wide) switch
    {
        (AnyNetSpace n, AnyNetSpace w) => n with
        {
            Depth = Freed(n.Depth, w.Depth),
            Width = Freed(n.Width, w.Width),
            BottleneckRatio = Freed(n.BottleneckRatio, w.BottleneckRatio),
            GroupWidth = Freed(n.GroupWidth, w.GroupWidth),
        },
        _ => narrow,
    };

    private static StageParameter Freed(StageParameter narrow, StageParameter wide) =>
        wide.Order == StageOrder.Free && narrow.Order is StageOrder.NonDecreasing or StageOrder.NonIncreasing ? narrow with { Order = StageOrder.Free } : narrow;
}
