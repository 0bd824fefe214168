using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Regime;

namespace Explorer.Analysis.Derivation;

/// <summary>What a population proposes, with what has to be read before.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Regime">The check of its trainings.</param>
/// <param name="LeastSide">Fewest networks on either side of a test.</param>
/// <param name="Step">Its population against that of the experiment it was derived from; null where that was not asked.</param>
public sealed record DerivationReport(DerivationProposal Proposal, RegimeCheck Regime, int LeastSide, PopulationComparison? Step)
{
    /// <summary>What a suggested command needs behind it to find the same results, such as <c> --store other.litedb</c>.</summary>
    public string Options { get; init; } = "";

    /// <summary>How to sample one space beside, as commands: of the first hypothesis, or else of what too few members can judge; null where none is suggested.</summary>
    public string? Advice => !Proposal.IsAsked && (Hypothesis ?? Proposal.Suggested ?? (Proposal.Beside.Count > 0 ? Proposal.Beside[0].Candidate : null)) is { } words
        ? $"explorer derive {Proposal.Experiment} --beside \"{words}\" --save beside.json{Options}; explorer run beside.json{Options}; explorer compare {Proposal.Experiment} {Proposal.NextName}{Options}"
        : null;

    private string? Hypothesis => Proposal.Hypotheses.Count > 0 ? Proposal.Hypotheses[0].Evidence.Candidate : null;

    /// <summary>Whether the last step is refuted, in words; null where that was not asked.</summary>
    public string? StepInWords => Step is null ? null
        : $"{(Step.Verdict == ComparisonVerdict.Worse ? $"the step from {Step.NameA} is refuted: go back and try another" : $"the step from {Step.NameA} stands")}; {Step.VerdictInWords}";
}
