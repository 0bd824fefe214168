namespace Explorer.Experiments;

/// <summary>
/// Members of an experiment changed for one call, as <c>training.epochs=5</c>: merged as a file would be that extends it, so that the value
/// stands in the stored definition like any other.
/// </summary>
internal static class MemberChanges
{
    /// <summary>The experiment with the changes, the last one last.</summary>
    /// <param name="root">The experiment.</param>
    /// <param name="changes">Each a path of members with dots between, <c>=</c>, and JSON or a plain word.</param>
    /// <param name="problems">Receives what is no change.</param>
    public static JsonItem Apply(JsonItem root, IEnumerable<string> changes, InputProblems problems) =>
        changes.Aggregate(root, (item, change) => Read(change, problems) is { } over ? Kept(item, ExperimentMerge.Merge(item, over)) : item);

    private static JsonItem? Read(string change, InputProblems problems)
    {
        var origin = $"--with {change}";
        var (path, value) = change.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (change[..at].Split('.'), change[(at + 1)..]) : ([], "");
        if (path.Length == 0 || path.Any(name => !name.All(char.IsAsciiLetterOrDigit) || name.Length == 0))
        {
            problems.AddRange([new Problem(origin, "expected MEMBER=VALUE, such as training.epochs=5; a list is given whole: space.strides=[1,2,2]")]);
            return null;
        }

        return path.Reverse().Aggregate(Value(value, origin, problems), (inner, name) => new JsonItem { Kind = JsonValueKind.Object, Origin = origin, Members = [new(name, inner)] });
    }

    private static JsonItem Value(string text, string origin, InputProblems problems)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return JsonText.Convert(document.RootElement, origin, problems);
        }
        catch (JsonException)
        {
            return new JsonItem { Kind = JsonValueKind.String, Origin = origin, Text = text };
        }
    }

    // What an object itself lacks is still its file's.
    private static JsonItem Kept(JsonItem under, JsonItem merged) => new() { Kind = merged.Kind, Origin = under.Origin, Members = merged.Members };
}
