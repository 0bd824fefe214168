using System.Text.Json.Nodes;

namespace Explorer.Running;

/// <summary>Where two experiment definitions differ.</summary>
internal static class DefinitionChanges
{
    /// <summary>One entry a differing member: its path, what is stored and what was found.</summary>
    public static IEnumerable<Problem> Between(string stored, string found) => Compare("$", JsonNode.Parse(stored), JsonNode.Parse(found));

    /// <summary>The definition of a stored experiment with as many networks as the store has planned: a larger sample was added to it without changing it.</summary>
    public static string Planned(IResultStore store, ExperimentRecord record)
    {
        var node = JsonNode.Parse(record.Definition)!;
        var sample = record.ReadDefinition().Sample;
        var planned = store.Tally(record.Name).Planned / sample.Repeats;
        if (planned <= sample.Count)
            return record.Definition;
        node["sample"]!["count"] = planned;
        return node.ToJsonString();
    }

    /// <summary>Where an experiment's file differs from what is stored of it; nothing where it is only that an earlier version read the file with other defaults.</summary>
    public static IReadOnlyList<Problem> Between(IResultStore store, ExperimentRecord stored, Experiment found)
    {
        var before = stored.ReadDefinition();
        return !before.HasSameTrials(found) && before.HasSameTrials(found.AsOfEarlierVersions()) ? [] : [.. Between(Planned(store, stored), found.Definition)];
    }

    /// <summary>The members of one object of two definitions that differ, with their values as JSON.</summary>
    public static IEnumerable<(string Path, string Before, string After)> Members(string before, string after, string name)
    {
        // A table of trials has no such object.
        var (first, second) = (JsonNode.Parse(before)![name]?.AsObject() ?? [], JsonNode.Parse(after)![name]?.AsObject() ?? []);
        return first.Select(member => member.Key).Union(second.Select(member => member.Key), StringComparer.Ordinal)
            .Where(key => !JsonNode.DeepEquals(first[key], second[key]))
            .Select(key => (key, Text(first[key]), Text(second[key])));
    }

    private static IEnumerable<Problem> Compare(string path, JsonNode? stored, JsonNode? found)
    {
        if (stored is JsonObject before && found is JsonObject after)
        {
            var names = before.Select(member => member.Key).Union(after.Select(member => member.Key), StringComparer.Ordinal);
            return names.SelectMany(name => Compare($"{path}.{name}", before[name], after[name]));
        }

        return JsonNode.DeepEquals(stored, found) ? [] : [new Problem(path, $"found {Text(found)}, stored is {Text(stored)}")];
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
