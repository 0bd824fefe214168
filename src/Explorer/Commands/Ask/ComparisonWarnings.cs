using Explorer.SearchSpace.Spaces;

namespace Explorer.Commands.Ask;

/// <summary>What makes a comparison one of unlike things: a difference of errors may then come from elsewhere than the spaces.</summary>
internal static class ComparisonWarnings
{
    /// <summary>One sentence a finding, each against the first experiment.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<StoredExperiment> compared)
    {
        var first = compared[0];
        var warnings = new List<string>();
        foreach (var other in compared)
        {
            if (other.Trials.Count < other.Planned)
            {
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{other.Named.Name}: {other.Trials.Count} of {other.Planned} planned trials have ended; the comparison is an interim one"));
            }

            if (other.Named.Population.IsNaive)
            {
                warnings.Add($"{other.Named.Name}: {Stopped(other, other.Named.Population)}");
            }

            if (first.Named.Population.IsForeign || other.Named.Population.IsForeign)
            {
                if (!ReferenceEquals(other, first))
                    warnings.Add($"{first.Named.Name} and {other.Named.Name}: a table does not tell on what data, and how, its trials were trained, so what differs may be that");
                continue;
            }

            if (TrialEngines.Of(other.Trials) is { Count: > 1 } engines)
            {
                warnings.Add($"{other.Named.Name}: its trials were trained by different engines: {string.Join("; ", engines)}");
            }

            if (ReferenceEquals(other, first))
                continue;

            var pair = $"{first.Named.Name} and {other.Named.Name}";
            if (first.Data.Difference(other.Data) is { } difference)
            {
                warnings.Add($"{pair} are compared across data sets ({difference}): what differs may be the data and not the networks");
            }

            if (Differences(first.Experiment, other.Experiment).ToList() is { Count: > 0 } settings)
            {
                warnings.Add($"{pair} were trained in another way: {string.Join(", ", settings)}");
            }

            if (TrialEngines.Of(first.Trials) is [var engine] && TrialEngines.Of(other.Trials) is [var otherEngine] && engine != otherEngine)
            {
                warnings.Add($"{pair} were trained by different engines: {engine} against {otherEngine}");
            }

            if (first.Experiment.Fidelity != other.Experiment.Fidelity)
            {
                warnings.Add($"{pair} have other fidelities, so their trials did not all get the same epochs, data and resolution");
            }

            if (Flops(first) is { } window && Flops(other) is { } otherWindow && window != otherWindow)
            {
                warnings.Add($"{pair} have other FLOPs windows: {window} against {otherWindow}; --normalise flops compares networks of like complexity");
            }
        }

        return warnings;
    }

    private static string Stopped(StoredExperiment one, Population population) => population.IsForeign
        ? string.Create(CultureInfo.InvariantCulture, $"{NumberText.Counted(population.Pruned, "trial was", "trials were")} stopped early, so its figures here are naive: of the {population.Count} that finished")
        : string.Create(CultureInfo.InvariantCulture, $"a scheduler stopped {NumberText.Counted(population.Pruned, "network")} early, so its figures here are naive: of the {population.Count} that finished; explorer fidelity {one.Experiment.Name}{OutputOptions.InStore(one.Store)} has the corrected ones");

    private static CountRange? Flops(StoredExperiment compared) => (compared.Experiment.Space as SampledSpace)?.Complexity.Flops;

    /// <summary>The training settings in which two experiments differ, in words.</summary>
    public static IEnumerable<string> Differences(Experiment first, Experiment other) =>
        Running.DefinitionChanges.Members(first.Definition, other.Definition, "training").Select(change => $"{change.Path} {change.Before} against {change.After}");
}
