using System.Text.Json.Nodes;

namespace Explorer.Running;

/// <summary>Where two experiment definitions differ.</summary>
internal static class DefinitionChanges
{
    /// <summary>One entry a differing member: its path, what is stored and what was found.</summary>
    public static IEnumerable<Problem> Between(string stored, string found) => Compare("$", JsonNode.Parse(stored), JsonNode.Parse(found));

    /// <summary>The members of one object of two definitions that differ, with their values as JSON.</summary>
    public static IEnumerable<(string Path, string Before, string After)> Members(string before, string after, string name)
    {
        var (first, second) = (JsonNode.Parse(before)![name]!.AsObject(), JsonNode.Parse(after)![name]!.AsObject());
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
