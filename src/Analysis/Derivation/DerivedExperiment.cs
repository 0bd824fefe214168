using System.Text.Json;
using System.Text.RegularExpressions;

namespace Explorer.Analysis.Derivation;

/// <summary>The next experiment as a file for people who read and edit it.</summary>
public static partial class DerivedExperiment
{
    // Ratios such as 0.05 and words as they are.
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text, with a line feed at its end.</summary>
    /// <param name="proposal">A proposal of something.</param>
    /// <param name="extends">The given experiment's file, relative to the next one's, which then has only what changed; null to write it whole.</param>
    public static string Text(DerivationProposal proposal, string? extends)
    {
        if (extends is null)
            return Written(JsonNode.Parse(proposal.Definition!)!);
        var members = JsonNode.Parse(proposal.Extension!)!.AsObject();
        var root = new JsonObject { ["name"] = members["name"]!.DeepClone(), ["extends"] = extends.Replace('\\', '/') };
        foreach (var member in members.Where(member => member.Key != "name"))
            root[member.Key] = member.Value?.DeepClone();
        return Written(root);
    }

    // Lists of plain values on one line, as people write them.
    private static string Written(JsonNode root) =>
        PlainList().Replace(root.ToJsonString(Layout), list => $"[{string.Join(", ", list.Groups["items"].Value.Split(',', StringSplitOptions.TrimEntries))}]") + "\n";

    [GeneratedRegex(@"\[\s+(?<items>[^\[\]{}""]*?)\s+\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PlainList();
}
