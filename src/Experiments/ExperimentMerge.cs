using Explorer.SearchSpace.Distributions;

namespace Explorer.Experiments;

/// <summary>
/// Merges an experiment onto the one it extends: objects member by member, everything else as a whole; null takes a
/// member out (RFC 7396). A distribution of another kind and a space of another source replace the old one whole.
/// </summary>
internal static class ExperimentMerge
{
    private const string Extends = "extends";

    private static readonly string[] SpaceSources = ["family", "configs"];

    /// <summary>The experiment with everything it extends merged in; members remember their files.</summary>
    /// <exception cref="InvalidInputException">A file is missing or not JSON, or the files extend each other in a circle.</exception>
    public static JsonItem Resolve(JsonItem root, InputProblems problems) => Resolve(root, problems, [Path.GetFullPath(root.Origin)]);

    private static JsonItem Resolve(JsonItem root, InputProblems problems, IReadOnlyList<string> chain)
    {
        if (root.Find(Extends) is not { } extends)
            return root;

        if (extends.Kind != JsonValueKind.String)
        {
            problems.Add($"$.{Extends}", extends, $"found {extends}, expected a file beside this one");
            return root.Without(Extends);
        }

        var path = Path.Combine(Path.GetDirectoryName(root.Origin) ?? "", extends.Text);
        var full = Path.GetFullPath(path);
        if (chain.Contains(full))
        {
            var circle = string.Join(" → ", chain.Append(full).Select(Path.GetFileName));
            throw new InvalidInputException(root.Origin, [new Problem($"$.{Extends}", $"the files extend each other in a circle: {circle}")]);
        }

        if (!File.Exists(full))
        {
            throw new InvalidInputException(root.Origin, [new Problem($"$.{Extends}", $"found {extends}, but there is no file {path}")]);
        }

        var under = Resolve(JsonText.Load(path, problems), problems, [.. chain, full]);
        return Merge(under, root.Without(Extends));
    }

    /// <summary>One value over another.</summary>
    public static JsonItem Merge(JsonItem under, JsonItem over)
    {
        if (over.Kind != JsonValueKind.Object)
            return over;

        var merged = under.Kind == JsonValueKind.Object && !Replaces(under, over) ? under.Members.ToList() : [];
        foreach (var member in over.Members)
        {
            var at = merged.FindIndex(m => m.Name == member.Name);
            if (member.Value.Kind == JsonValueKind.Null)
            {
                merged.RemoveAll(m => m.Name == member.Name);
            }
            else if (at < 0)
            {
                merged.Add(member);
            }
            else
            {
                merged[at] = new JsonMember(member.Name, Merge(merged[at].Value, member.Value));
            }
        }

        return new JsonItem { Kind = JsonValueKind.Object, Origin = over.Origin, Members = merged };
    }

    private static bool Replaces(JsonItem under, JsonItem over) =>
        Differ(Only(under, DistributionKind.Names), Only(over, DistributionKind.Names))
        || Differ(Only(under, SpaceSources), Only(over, SpaceSources));

    private static bool Differ(string? under, string? over) => under is not null && over is not null && under != over;

    private static string? Only(JsonItem item, IReadOnlyList<string> names) => names.FirstOrDefault(name => item.Find(name) is not null);
}
