using Explorer.Analysis.Derivation;

namespace Explorer.Commands.Ask;

/// <summary>A proposal in words.</summary>
internal static class DeriveText
{
    public static void Write(TextWriter output, DerivationProposal proposal)
    {
        var level = (100 * proposal.Level).ToString("0.#", CultureInfo.InvariantCulture);
        if (proposal.Changes.Count == 0)
        {
            output.WriteLine($"{proposal.Experiment}: {proposal.Count} networks show no rule at {level} % for all tests together, so nothing is proposed");
            output.WriteLine(proposal.Count < proposal.NeededCount
                ? $"a difference of half a standard deviation between two halves would need n = {proposal.NeededCount} to be found in 8 of 10 populations"
                : $"n = {proposal.NeededCount} finds a difference of half a standard deviation between two halves in 8 of 10 populations, so rules here are weaker or of another kind");
        }
        else
        {
            output.WriteLine(proposal.IsAsked
                ? $"{proposal.Experiment}: {proposal.NextName} is to be sampled beside it, whatever its {proposal.Count} networks say"
                : $"{proposal.Experiment}: {proposal.Count} networks speak for {proposal.Changes.Count} {(proposal.Changes.Count == 1 ? "change" : "changes")}, named {proposal.NextName} ({level} % for all tests together)");
            foreach (var change in proposal.Changes)
            {
                output.WriteLine();
                output.WriteLine($"  {change.Evidence.Candidate}");
                output.WriteLine($"    {change.Path}: {change.Before ?? "none"} -> {change.After ?? "none"}");
                output.WriteLine($"    {change.Evidence.Test}");
                output.WriteLine($"    {change.Evidence.Reason}");
            }

            output.WriteLine();
            output.WriteLine($"what would refute it: {proposal.Changes[0].Refutation}");
        }

        Write(output, "not tried, too few members; sample beside:", proposal.Beside);
        Write(output, "not proposed:", proposal.Rejected);
        output.WriteLine();
        output.WriteLine(proposal.Correction);
        if (!proposal.IsAsked && (proposal.Suggested ?? (proposal.Beside.Count > 0 ? proposal.Beside[0].Candidate : null)) is { } words)
        {
            output.WriteLine($"sample one beside: explorer derive {proposal.Experiment} --beside \"{words}\" --out beside.json; explorer run beside.json; explorer compare {proposal.Experiment} {proposal.NextName}");
        }
    }

    private static void Write(TextWriter output, string heading, ValueList<DerivationEvidence> candidates)
    {
        if (candidates.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        foreach (var evidence in candidates)
        {
            output.WriteLine($"  {evidence.Candidate}: {evidence.Reason}");
        }
    }
}
