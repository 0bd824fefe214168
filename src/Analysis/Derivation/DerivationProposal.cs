namespace Explorer.Analysis.Derivation;

/// <summary>The next space that a population speaks for, and what it does not speak for.</summary>
public sealed record DerivationProposal
{
    /// <summary>The experiment whose population was looked at.</summary>
    public required string Experiment { get; init; }

    /// <summary>n: the members of that population.</summary>
    public required int Count { get; init; }

    /// <summary>What to change; none where the population shows no rule.</summary>
    public required ValueList<DerivedChange> Changes { get; init; }

    /// <summary>Whether the change was asked for by its words (<see cref="DerivationSettings.Beside"/>), whatever its evidence.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>The candidates that are not proposed, each with its reason.</summary>
    public required ValueList<DerivationEvidence> Rejected { get; init; }

    /// <summary>What the population hints at without showing it, the best supported first; fresh networks can prove it.</summary>
    public required ValueList<Hypothesis> Hypotheses { get; init; }

    /// <summary>
    /// The candidates that too few members can judge and that nothing speaks against: their spaces have to be sampled beside this one. Those that
    /// near-members speak for come first.
    /// </summary>
    public required ValueList<DerivationEvidence> Beside { get; init; }

    /// <summary>The first of them worth its trainings, by its words: near-members speak for it, or it would be a simplification. Null for none.</summary>
    public required string? Suggested { get; init; }

    /// <summary>The direction of the tests and how they are corrected, in words.</summary>
    public required string Correction { get; init; }

    /// <summary>The next experiment's name.</summary>
    public required string NextName { get; init; }

    /// <summary>The next experiment as complete JSON, canonical; null where nothing is proposed.</summary>
    public required string? Definition { get; init; }

    /// <summary>
    /// The members in which the next experiment differs, as JSON without <c>extends</c>: onto the given experiment's file it merges to
    /// <see cref="Definition"/>. Null where nothing is proposed.
    /// </summary>
    public required string? Extension { get; init; }

    /// <summary>
    /// How many members would show, with 80 % power after the correction for all tests, a difference of half a standard deviation
    /// between two halves of a population.
    /// </summary>
    public required int NeededCount { get; init; }

    /// <summary>The level of all tests together.</summary>
    public required double Level { get; init; }
}
