namespace Explorer.SearchSpace.Tests.Reference;

internal static class ReferenceFiles
{
    public static IReadOnlyList<JsonNode> AnyNets() => Lines("anynet-complexity.jsonl");

    public static IReadOnlyList<JsonNode> RegNetWidths() => Lines("regnet-widths.jsonl");

    public static IReadOnlyList<JsonNode> Zoo() => [.. JsonNode.Parse(Read("regnet-zoo.json"))!.AsArray().Select(row => row!)];

    public static NetworkComplexity Complexity(JsonNode row) => new((long)row["flops"]!, (long)row["params"]!, (long)row["activations"]!);

    private static List<JsonNode> Lines(string name) =>
        [.. Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", name));
}
