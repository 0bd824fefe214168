using System.Text.Json;
using Explorer.Analysis.Comparisons;
using Explorer.Documents.Writers;
using Explorer.Experiments;
using Explorer.Experiments.Data;

namespace Explorer.Analysis.Derivation;

/// <summary>
/// Proposes the next space from one population, as the papers did by hand: share what costs nothing to share, order what wins in
/// order, fix and cut ranges to where the best networks are, replace widths a stage by a line.
/// </summary>
/// <remarks>
/// The members that a population has of the narrower space judge it; where they are too few, it has to be sampled beside. What errors choose
/// (a range) is judged on errors that had no part in the choice. Differences are tested at one level for all together (Holm). Sharing is no difference, and a population of noise would support it;
/// so it is proposed only where some difference was found, which shows that this population can tell networks apart at all.
/// </remarks>
public static class SpaceDerivation
{
    /// <summary>The proposal.</summary>
    /// <param name="experiment">The experiment that the population belongs to.</param>
    /// <param name="population">Its trials.</param>
    /// <param name="settings">How sure to be; null for the defaults.</param>
    /// <exception cref="InvalidInputException">The networks are a list and differ in what a space has one value for, or the population is empty.</exception>
    public static DerivationProposal Propose(Experiment experiment, Population population, DerivationSettings? settings = null)
    {
        var given = settings ?? new DerivationSettings();
        if (population.Count == 0)
            throw new InvalidInputException(experiment.Name, "no trial of it counts yet; run it first, then derive");

        if (experiment.Space is SampledSpace and not StagedSpace || population.Members.Any(member => !member.Trial.Config.IsAnyNet()))
            throw new InvalidInputException(experiment.Name, "some of its networks are neither anynets nor regnets; expected these, whose spaces can be derived");

        population = Networks(population);
        var space = experiment.Space as SampledSpace ?? ObservedSpace.Of(population, experiment.Name);
        var patch = new SpacePatch(SpaceNode(experiment, space));
        var data = new DerivationData(space, patch, population, AdjustedErrors.Of(population), given);
        Candidate[] differences = [.. OrderCandidates.Of(data), .. LinearCandidate.Of(data), .. RangeCandidates.Of(data)];
        var decision = new Decision(data, differences, [.. ShareCandidates.Of(data)]);
        var changes = Apply(decision, Chosen(decision, experiment, given), patch, experiment, given);
        var nextName = given.Name ?? NextName(experiment.Name);
        return new DerivationProposal
        {
            Experiment = experiment.Name,
            Count = population.Count,
            Changes = changes.ToValueList(),
            IsAsked = given.Beside is not null,
            Hypotheses = decision.Hypotheses.ToValueList(),
            Beside = decision.Beside.ToValueList(),
            Suggested = decision.Suggested,
            Rejected = decision.Rejected.ToValueList(),
            Correction = decision.Correction,
            NextName = nextName,
            Definition = changes.Count == 0 ? null : Complete(experiment, patch, nextName, changes, given),
            Extension = changes.Count == 0 ? null : Extension(experiment, patch, nextName, changes, given),
            NeededCount = PowerEstimate.HalvesCount(given.Level, Math.Max(1, differences.Count(candidate => candidate.PValue is not null))),
            Level = given.Level,
        };
    }

    // Repeats of one network are no further networks: they count once, with their mean error.
    private static Population Networks(Population population)
    {
        var networks = ComparedNetwork.Of(population);
        return networks.Count == population.Count
            ? population
            : Population.Of(networks.Select(network => network.Member.Trial with { Outcome = new TrialOutcome.Completed(network.Error, null) }));
    }

    private static IEnumerable<(Candidate Candidate, DerivationEvidence Evidence)> Chosen(Decision decision, Experiment experiment, DerivationSettings settings)
    {
        if (settings.Beside is { } words)
        {
            var named = decision.Judged.Find(choice => choice.Candidate.Words == words);
            return named.Candidate is null
                ? throw new InvalidInputException(experiment.Name, $"has no candidate \"{words}\"; expected one of: {string.Join("; ", decision.Judged.Where(choice => choice.Candidate.Obstacle is null).Select(choice => choice.Candidate.Words))}")
                : named.Candidate.Obstacle is { } obstacle
                    ? throw new InvalidInputException(experiment.Name, $"\"{words}\" cannot be sampled beside: {obstacle}")
                    : [named];
        }

        var open = decision.Accepted.Where(choice => !settings.Except.Contains(choice.Evidence.Candidate));
        return settings.MostChanges is { } most ? open.OrderBy(choice => choice.Evidence.AdjustedPValue).Take(most) : open;
    }

    private static JsonObject SpaceNode(Experiment experiment, SampledSpace space)
    {
        if (experiment.Space is SampledSpace)
            return JsonNode.Parse(experiment.Definition)!["space"]!.AsObject();

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            DesignSpaceJson.Write(writer, space);

        return JsonNode.Parse(buffer.ToArray())!.AsObject();
    }

    // A change that leaves no network together with those before it, such as ranges that forbid an order, is dropped.
    private static List<DerivedChange> Apply(Decision decision, IEnumerable<(Candidate Candidate, DerivationEvidence Evidence)> chosen, SpacePatch patch, Experiment experiment, DerivationSettings settings)
    {
        var changes = new List<DerivedChange>();
        foreach (var choice in chosen)
        {
            var before = patch.Copy();
            changes.Add(Change(patch, choice, experiment, settings));
            try
            {
                Complete(experiment, patch, NextName(experiment.Name), changes, settings);
            }
            catch (InvalidInputException error)
            {
                patch.Restore(before);
                changes.RemoveAt(changes.Count - 1);
                decision.Rejected.Add(choice.Evidence with { Hindrances = [$"cannot be combined with the changes before it: {error.Problems[0].Message}", .. choice.Evidence.Hindrances] });
            }
        }

        return changes;
    }

    private static DerivedChange Change(SpacePatch patch, (Candidate Candidate, DerivationEvidence Evidence) choice, Experiment experiment, DerivationSettings settings)
    {
        var before = choice.Candidate.Shown(patch);
        choice.Candidate.Apply(patch);
        var count = settings.Count ?? experiment.Sample.Count;
        var refutation = string.Create(CultureInfo.InvariantCulture, $"run {settings.Name ?? NextName(experiment.Name)} with n = {count}; refuted when 'explorer compare {experiment.Name} {settings.Name ?? NextName(experiment.Name)}' says worse at {PlainTextWriter.Plain(NumberText.Level(settings.Level))}");
        return new DerivedChange(choice.Candidate.Path, before, choice.Candidate.Shown(patch), choice.Evidence, refutation);
    }

    private static string NextName(string name) => name + "-next";

    private static string Complete(Experiment experiment, SpacePatch patch, string name, IReadOnlyList<DerivedChange> changes, DerivationSettings settings)
    {
        var root = JsonNode.Parse(experiment.Definition)!.AsObject();
        root["name"] = name;
        root["description"] = Description(experiment, changes);
        root["space"] = patch.Space;
        root["sample"]!["count"] = settings.Count ?? experiment.Sample.Count;
        return ExperimentReader.Parse(root.ToJsonString(), name, DataDemand.None).Definition;
    }

    private static string Extension(Experiment experiment, SpacePatch patch, string name, IReadOnlyList<DerivedChange> changes, DerivationSettings settings)
    {
        var root = new JsonObject { ["name"] = name, ["description"] = Description(experiment, changes), ["space"] = experiment.Space is SampledSpace ? patch.Changes : patch.Space };
        if (settings.Count is { } count)
        {
            root["sample"] = new JsonObject { ["count"] = count };
        }

        return root.ToJsonString();
    }

    private static string Description(Experiment experiment, IReadOnlyList<DerivedChange> changes) =>
        $"Derived from {experiment.Name}: {string.Join("; ", changes.Select(change => $"{change.Evidence.Candidate} ({change.Evidence.Reason})"))}.";
}
