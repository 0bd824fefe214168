using System.Globalization;
using Explorer.SearchSpace.Spaces;
using Explorer.Trials;
using Explorer.Trials.Experiments;

namespace Explorer.Commands;

/// <summary>What makes a comparison one of unlike things: a difference of errors may then come from elsewhere than the spaces.</summary>
internal static class ComparisonWarnings
{
    /// <summary>One sentence a finding, each against the first experiment.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ComparedExperiment> compared)
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
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{other.Named.Name}: a scheduler stopped {other.Named.Population.Pruned} networks early, so its figures here are naive: of the {other.Named.Population.Count} that finished; explorer fidelity {other.Named.Name} has the corrected ones"));
            }

            if (TrialEngines.Of(other.Trials) is { Count: > 1 } engines)
            {
                warnings.Add($"{other.Named.Name}: its trials were trained by different engines: {string.Join("; ", engines)}");
            }

            if (ReferenceEquals(other, first))
            {
                continue;
            }

            var pair = $"{first.Named.Name} and {other.Named.Name}";
            if (first.Experiment.Data != other.Experiment.Data)
            {
                warnings.Add($"{pair} have other data: {Words(first.Experiment.Data)} against {Words(other.Experiment.Data)}");
            }
            else if (DataHash(first) is { } hash && DataHash(other) is { } otherHash && hash != otherHash)
            {
                warnings.Add($"{pair} name the same data, but their images differ (data hash {hash} against {otherHash})");
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

    private static string? DataHash(ComparedExperiment compared) => compared.Trials.Select(trial => trial.Environment?.DataHash).FirstOrDefault(hash => hash is not null);

    private static CountRange? Flops(ComparedExperiment compared) => (compared.Experiment.Space as SampledSpace)?.Complexity.Flops;

    private static string Words(DataSettings data) =>
        string.Create(CultureInfo.InvariantCulture, $"{data.Name} with {(data.Train is { } train ? train.ToString(CultureInfo.InvariantCulture) : "all other")} training and {data.Validation} validation images, seed {data.Seed}");

    private static IEnumerable<string> Differences(Experiment first, Experiment other) =>
        Running.DefinitionChanges.Members(first.Definition, other.Definition, "training").Select(change => $"{change.Path} {change.Before} against {change.After}");
}
