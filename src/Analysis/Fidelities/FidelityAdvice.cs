namespace Explorer.Analysis.Fidelities;

/// <summary>Which level to train at where only the order of the networks matters.</summary>
public sealed record FidelityAdvice
{
    /// <summary>The level of Kendall's τ that a ranking has to hold, unless told otherwise.</summary>
    public const double DefaultLevel = 0.8;

    /// <summary>Fewest networks for an advice, unless told otherwise.</summary>
    public const int DefaultPilot = 24;

    /// <summary>τ that the interval's lower end has to reach.</summary>
    public required double Level { get; init; }

    /// <summary>Networks at the target by which levels were judged.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// The cheapest level whose ranking was shown to hold, as every dearer one's was; null where none was. Levels are judged in turn, the dearest
    /// first, and the first that fails ends it, so that however many there are the advice is wrong no more often than one interval is (Maurer, Hothorn
    /// and Lehmacher, 1995).
    /// </summary>
    public required FidelityAgreement? Recommended { get; init; }

    /// <summary>Where none was shown: of those not shown by themselves the one whose τ is greatest; null where there is no cheaper level.</summary>
    public required FidelityAgreement? Nearest { get; init; }

    /// <summary>About how many networks would show that the nearest one holds, if its τ is what was found; null where its τ is below the level.</summary>
    public required int? CountNeeded { get; init; }

    /// <summary>The advice in a sentence or two.</summary>
    public required string InWords { get; init; }

    /// <summary>Judges the levels below a table's target.</summary>
    /// <param name="table">The errors.</param>
    /// <param name="agreements">Its pairs.</param>
    /// <param name="level">τ that the interval's lower end has to reach, in (0, 1).</param>
    public static FidelityAdvice Of(FidelityTable table, ImmutableArray<FidelityAgreement> agreements, double level = DefaultLevel)
    {
        List<FidelityAgreement> judged = [.. agreements.Where(pair => pair.Dear == table.Target)];
        var recommended = judged.OrderByDescending(pair => pair.WorkShare ?? 1).TakeWhile(pair => pair.Whole.KendallTau.Interval?.Lower >= level).LastOrDefault();
        var nearest = recommended is null ? judged.Where(pair => !(pair.Whole.KendallTau.Interval?.Lower >= level)).MaxBy(pair => pair.Whole.KendallTau.Value) : null;
        var needed = nearest is null ? null : Needed(nearest.Whole, level);
        var count = table.Comparable.Count(network => network.Readings[^1] is not null);
        return new FidelityAdvice
        {
            Level = level,
            Count = count,
            Recommended = recommended,
            Nearest = nearest,
            CountNeeded = needed,
            InWords = recommended is not null ? Shown(recommended, table, level) : NotShown(nearest, needed, table, level, count),
        };
    }

    // An interval shrinks with the root of the sample.
    private static int? Needed(RankAgreement found, double level) => found.KendallTau is { Interval: { } interval } tau && tau.Value > level
        ? (int)Math.Min(1_000_000, Math.Ceiling(found.Count * Math.Pow((tau.Value - interval.Lower) / (tau.Value - level), 2)))
        : null;

    private static string Shown(FidelityAgreement pair, FidelityTable table, double level) =>
        $"The cheapest level whose ranking holds is {pair.Cheap.Label}: Kendall's tau with {table.Target.Label} is {Range(pair.Whole.KendallTau)} with n = {NumberText.Count(pair.Whole.Count)}, so at least {NumberText.Fixed(level)}. It costs {Cost(pair)}.";

    private static string NotShown(FidelityAgreement? nearest, int? needed, FidelityTable table, double level, int count)
    {
        if (nearest is null)
        {
            return $"There is no cheaper level than {table.Target.Label} on record.";
        }

        var start = $"No cheaper level is shown to rank as {table.Target.Label} does (Kendall's tau at least {NumberText.Fixed(level)}) with n = {NumberText.Count(count)}; nearest comes {nearest.Cheap.Label} with {Range(nearest.Whole.KendallTau)} at {Cost(nearest)}";
        return needed is { } networks
            ? $"{start}. If that is its true value, about {NumberText.Count(networks)} {table.Noun}s would show it."
            : $"{start}. More {table.Noun}s would not change that unless its true value is higher.";
    }

    private static string Cost(FidelityAgreement pair) => (pair.WorkShare, pair.TimeShare) switch
    {
        ({ } work, { } time) => $"{Percent(work)} of the multiply-adds and {Percent(time)} of the time",
        ({ } work, null) => $"{Percent(work)} of the {(pair.Cheap.Fidelity.Budget is null ? "multiply-adds" : "budget")}",
        _ => "a cost that is not on record",
    };

    private static string Range(Estimate tau) => Cell.Number(tau).Text + (tau.Interval is null ? " (too few for an interval)" : "");

    private static string Percent(double share) => NumberText.Share(share, share < 0.0995 ? 1 : 0);
}
