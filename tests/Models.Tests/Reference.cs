namespace Explorer.Models.Tests;

/// <summary>Reference values, computed with the RegNet authors' code; they lie with the tests of the search space.</summary>
internal static class Reference
{
    /// <summary>96 random AnyNets.</summary>
    public static IReadOnlyList<(ModelConfig Config, NetworkComplexity Complexity)> AnyNets { get; } =
        [.. File.ReadLines(FileOf("anynet-complexity.jsonl")).Where(line => line.Length > 0).Select((line, i) => Row(JsonDocument.Parse(line).RootElement, $"row {i}"))];

    /// <summary>The 24 published RegNetX and RegNetY.</summary>
    public static IReadOnlyList<(string Name, ModelConfig Config, NetworkComplexity Complexity)> RegNets { get; } =
        [.. JsonDocument.Parse(File.ReadAllText(FileOf("regnet-zoo.json"))).RootElement.EnumerateArray().Select(RegNet)];

    private static (string Name, ModelConfig Config, NetworkComplexity Complexity) RegNet(JsonElement element)
    {
        var name = element.GetProperty("name").GetString()!;
        var (config, complexity) = Row(element, name);
        return (name, config, complexity);
    }

    private static (ModelConfig Config, NetworkComplexity Complexity) Row(JsonElement element, string origin) => (
        ModelConfigJson.Parse(element.GetProperty("model").GetRawText(), origin),
        new NetworkComplexity(
            element.GetProperty("flops").GetInt64(), element.GetProperty("params").GetInt64(), element.GetProperty("activations").GetInt64()));

    private static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "Reference", name);
}
