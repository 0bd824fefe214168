namespace Explorer.Analysis.Studies;

/// <summary>One network of a family: the best of a budget's random ones, trained again from several seeds.</summary>
public sealed record FamilyMember
{
    /// <summary>Name of the budget.</summary>
    public required string Budget { get; init; }

    /// <summary>What its networks may cost.</summary>
    public required ComplexityWindow Window { get; init; }

    /// <summary>Random networks that it was chosen from: those that count.</summary>
    public required int Candidates { get; init; }

    /// <summary>Its trial among them, chosen by validation error.</summary>
    public required PopulationMember Chosen { get; init; }

    /// <summary>Its final trainings that completed, by index.</summary>
    public required ImmutableArray<TrialRecord> Finals { get; init; }

    /// <summary>Mean validation error of the final trainings, with Student's interval; null before the first.</summary>
    public required Estimate? Validation { get; init; }

    /// <summary>Its test error; null before it was exported.</summary>
    public required FamilyTest? Test { get; init; }

    /// <summary>The member as far as its trials go.</summary>
    /// <param name="budget">Name of the budget.</param>
    /// <param name="window">What the networks may cost.</param>
    /// <param name="candidates">The random networks; at least one completed.</param>
    /// <param name="finals">The final trainings so far.</param>
    public static FamilyMember Of(string budget, ComplexityWindow window, Population candidates, IEnumerable<TrialRecord> finals)
    {
        ImmutableArray<TrialRecord> completed = [.. finals.Where(trial => trial.State == TrialState.Completed).OrderBy(trial => trial.Index)];
        return new FamilyMember
        {
            Budget = budget,
            Window = window,
            Candidates = candidates.Count,
            Chosen = candidates.Best(1)[0],
            Finals = completed,
            Validation = completed.IsEmpty ? null : StudentMean.Of([.. completed.Select(trial => trial.Error!.Value)]).OfShares(),
            Test = null,
        };
    }
}
