namespace Explorer.Analysis.Fidelities;

/// <summary>What a population shows of its fidelities.</summary>
public sealed record FidelityReport
{
    /// <summary>Fewest networks that two levels are compared by in a report: below, their order says nothing.</summary>
    public const int Fewest = 8;

    /// <summary>The errors by level.</summary>
    public required FidelityTable Table { get; init; }

    /// <summary>Every pair of levels.</summary>
    public required ImmutableArray<FidelityAgreement> Agreements { get; init; }

    /// <summary>The cheapest level whose ranking holds.</summary>
    public required FidelityAdvice Advice { get; init; }

    /// <summary>Those pairs whose dear level is the target, cheapest first.</summary>
    public IEnumerable<FidelityAgreement> WithTarget => Agreements.Where(pair => pair.Dear == Table.Target);

    /// <summary>Looks at an experiment.</summary>
    /// <param name="trials">Its trials.</param>
    /// <param name="scheduled">Whether a scheduler was at work.</param>
    /// <returns>The report; null where there is no cheaper level than the target, or fewer than <see cref="Fewest"/> networks may be compared.</returns>
    public static FidelityReport? Of(IReadOnlyList<TrialRecord> trials, bool scheduled = false) =>
        FidelityTable.Of(trials, scheduled) is { Levels.Length: > 1 } table && table.Comparable.Count(network => network.Readings[^1] is not null) >= Fewest ? Of(table) : null;

    /// <summary>Looks at a table.</summary>
    /// <param name="table">The errors.</param>
    /// <param name="level">τ that a ranking has to hold, in (0, 1).</param>
    public static FidelityReport Of(FidelityTable table, double level = FidelityAdvice.DefaultLevel)
    {
        var agreements = FidelityAgreements.Of(table);
        return new FidelityReport { Table = table, Agreements = agreements, Advice = FidelityAdvice.Of(table, agreements, level) };
    }
}
