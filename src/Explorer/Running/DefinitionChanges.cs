using System.Text.Json.Nodes;
using Explorer.SearchSpace;

namespace Explorer.Running;

/// <summary>Where two experiment definitions differ.</summary>
internal static class DefinitionChanges
{
    /// <summary>One entry a differing member: its path, what is stored and what was found.</summary>
    public static IEnumerable<Problem> Between(string stored, string found) => Compare("$", JsonNode.Parse(stored), JsonNode.Parse(found));

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
