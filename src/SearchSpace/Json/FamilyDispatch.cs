namespace Explorer.SearchSpace.Json;

/// <summary>Reads an object by the reader of the family that it names.</summary>
internal static class FamilyDispatch
{
    /// <summary>What the family's reader reads; null, with at least one problem, where there is none.</summary>
    /// <param name="cursor">An object.</param>
    /// <param name="readers">The reader of each family.</param>
    public static T? Read<T>(JsonCursor cursor, IReadOnlyDictionary<string, Func<JsonCursor, T?>> readers)
        where T : class
    {
        var families = string.Join(", ", readers.Keys);
        if (cursor.Item.Find("family") is not { } family)
        {
            cursor.Problems.Add($"{cursor.Path}.family", cursor.Item, $"missing; known ones are {families}");
            return null;
        }

        var member = cursor.Child(".family", family);
        if (member.Text($"one of {families}") is not { } name)
        {
            return null;
        }

        if (readers.TryGetValue(name, out var read))
        {
            return read(cursor);
        }

        member.Problem($"unknown family \"{name}\"; {NearMatch.Advice(name, [.. readers.Keys])}");
        return null;
    }
}
