using Explorer.Analysis.Regime;

namespace Explorer.Analysis.Derivation;

/// <summary>A proposal in sentences and tables.</summary>
public static class DerivationDocument
{
    private const int Shown = 5;

    private static readonly Column[] Figures = [new("points [95 %]"), new("members"), new("others"), new("p"), new("corrected")];

    /// <summary>The document.</summary>
    public static Document Of(DerivationReport report)
    {
        var proposal = report.Proposal;
        return new Document(proposal.Experiment,
        [
            .. RegimeDocument.Warnings([(proposal.Experiment, report.Regime)]),
            .. proposal.Changes.Count == 0 ? Nothing(proposal) : Changes(proposal),
            .. proposal.Hypotheses.Count == 0 || proposal.IsAsked ? [] : (Block[])[new Block.Heading("Hypotheses: not shown here, for fresh networks to prove"), Hypotheses(proposal)],
            .. proposal.Beside.Count == 0 ? [] : (Block[])[new Block.Heading("Not tried, too few members; sample beside"), Beside(report)],
            .. proposal.Rejected.Count == 0 ? [] : (Block[])[new Block.Heading("Not proposed"), Rejected(report)],
            new Block.Paragraph($"Points: mean error of the members less that of the others, at equal FLOPs. {Sentence(proposal.Correction)}") { Tone = Tone.Note },
            .. report.Advice is { } advice ? [new Block.Paragraph($"{(proposal.Hypotheses.Count > 0 ? "Test the first" : "Sample one beside")}: {advice}")] : (Block[])[],
        ]);
    }

    private static IEnumerable<Block> Nothing(DerivationProposal proposal)
    {
        yield return new Block.Paragraph($"{proposal.Experiment}: {NumberText.Counted(proposal.Count, "network")} show no rule at {NumberText.Level(proposal.Level)} for all tests together, so nothing is proposed{(proposal.Hypotheses.Count > 0 ? $", but {NumberText.Counted(proposal.Hypotheses.Count, "hypothesis", "hypotheses")} to test on fresh networks" : "")}.") { Tone = Tone.Answer };
        yield return new Block.Paragraph(proposal.Count < proposal.NeededCount
            ? $"A difference of half a standard deviation between two halves would need n = {NumberText.Count(proposal.NeededCount)} to be found in 8 of 10 populations."
            : $"n = {NumberText.Count(proposal.NeededCount)} finds a difference of half a standard deviation between two halves in 8 of 10 populations, so rules here are weaker or of another kind.");
    }

    private static IEnumerable<Block> Changes(DerivationProposal proposal)
    {
        yield return new Block.Paragraph(proposal.IsAsked
            ? $"{proposal.Experiment}: {proposal.NextName} is to be sampled beside it, whatever its {NumberText.Counted(proposal.Count, "network")} say."
            : $"{proposal.Experiment}: {NumberText.Counted(proposal.Count, "network")} speak for {NumberText.Counted(proposal.Changes.Count, "change")}, named {proposal.NextName} ({NumberText.Level(proposal.Level)} for all tests together).") { Tone = Tone.Answer };
        yield return new Table([new("change"), .. Figures], [.. proposal.Changes.Select(change => (IReadOnlyList<Cell>)[Cell.Words(change.Evidence.Candidate), .. Cells(change.Evidence)])]);
        yield return new Block.Points([.. proposal.Changes.SelectMany(Told), .. proposal.Changes.Select(change => $"Test: {change.Evidence.Test}.").Distinct()]);
        yield return new Block.Paragraph($"What would refute it: {proposal.Changes[0].Refutation}.") { Tone = Tone.Answer };
    }

    private static IEnumerable<string> Told(DerivedChange change)
    {
        yield return $"{change.Path}: {change.Before ?? "none"} -> {change.After ?? "none"}";
        if (change.Evidence.Ranges is { } ranges)
            yield return $"{change.Evidence.Parameter}, chosen without each fifth: {ranges}";
        foreach (var hindrance in change.Evidence.Hindrances)
            yield return $"{change.Evidence.Parameter}: {hindrance}";
    }

    private static Table Hypotheses(DerivationProposal proposal) => new(
        [new("candidate"), .. Figures, new("networks")],
        [.. proposal.Hypotheses.Select(hypothesis => (IReadOnlyList<Cell>)
        [
            Cell.Words(hypothesis.Evidence.Candidate), .. Cells(hypothesis.Evidence), Cell.Words(hypothesis.Takes),
        ])])
    {
        Opening = (Shown, $"the {Shown} of least p; all with --json"),
        Caption = $"On the better side, p up to {NumberText.Fixed(Hypothesis.MostP, 1)} before the correction. Networks: how many of the narrower space show it with 80 % power beside this population (fresh), or of either space where this population is too small (of each), if it is worth what is estimated here; being chosen for that, it is probably worth less.",
    };

    private static Table Beside(DerivationReport report) => new(
        [new("candidate"), new("points [95 %]"), new("members"), new("near them"), new("points [95 %]")],
        [.. report.Proposal.Beside.Select(evidence => (IReadOnlyList<Cell>)
        [
            Cell.Words(evidence.Candidate), Cell.Points(evidence.Effect, 1), Cell.Count(evidence.Kept), Near(evidence), Cell.Points(evidence.Near?.Effect, 1),
        ])])
    {
        Caption = $"At least {NumberText.Count(report.LeastSide)} members are needed. Near them: networks that come near without being members, a hint; their points are against networks further away.",
    };

    private static Table Rejected(DerivationReport report) => new(
        [new("candidate"), .. Figures, new("why not"), new("chosen without each fifth") { IsDetail = true }],
        [.. report.Proposal.Rejected.OrderBy(evidence => evidence.AdjustedPValue ?? 2).ThenBy(evidence => evidence.PValue).Select(evidence => (IReadOnlyList<Cell>)
        [
            Cell.Words(evidence.Candidate), .. Cells(evidence), Cell.Words(WhyNot(evidence, report.Proposal.Level)), Cell.Words(evidence.Ranges),
        ])])
    {
        Opening = (Shown, $"the {Shown} of least p; all with --json"),
    };

    private static Cell[] Cells(DerivationEvidence evidence) =>
        [Cell.Points(evidence.Effect, 1), Cell.Count(evidence.Kept), Cell.Count(evidence.Others), Cell.P(evidence.PValue), Cell.P(evidence.AdjustedPValue)];

    private static string WhyNot(DerivationEvidence evidence, double level) =>
        Membership.IsWorse(evidence.Near?.Effect) ? $"near it, {NumberText.Count(evidence.Near!.Count)} networks {evidence.Near.Words} are worse: {Cell.Points(evidence.Near.Effect, 1)}"
        : evidence.Hindrances.Count > 0 ? evidence.Hindrances[0]
        : $"not shown at {NumberText.Level(level)}";

    private static Cell Near(DerivationEvidence evidence) => Cell.Words(evidence.Near is { } near ? $"{NumberText.Count(near.Count)} {near.Words}" : NumberText.None);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
