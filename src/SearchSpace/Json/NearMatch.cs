namespace Explorer.SearchSpace.Json;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
public static class NearMatch
{
    /// <summary>The known name nearest to the given one, or null where none is near.</summary>
    /// <param name="name">The name found.</param>
    /// <param name="known">The names that would have been right.</param>
    /// <returns>Compared without case by the number of letters inserted, left out, changed or swapped with their
    /// neighbour (optimal string alignment); near is at most a third of the longer name's length.</returns>
    public static string? Find(string name, IEnumerable<string> known)
    {
        string? best = null;
        var least = int.MaxValue;
        foreach (var candidate in known)
        {
            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance <= Farthest(name, candidate))
                (best, least) = (candidate, distance);
        }

        return best;
    }

    /// <summary>Known names that a misspelt or shortened one may mean, for lists too long to be shown whole.</summary>
    /// <param name="name">The name found.</param>
    /// <param name="known">The names that would have been right.</param>
    /// <param name="most">How many to give at most.</param>
    /// <returns>The near ones, as <see cref="Find"/> has it, and those that begin with the name; the nearest first.</returns>
    public static IReadOnlyList<string> Nearest(string name, IEnumerable<string> known, int most) =>
    [
        .. known
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.Distance <= Farthest(name, pair.Name) || (name.Length > 0 && pair.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Name)
            .Take(most),
    ];

    /// <summary>The ending of a message about an unknown name: the near match, or all known names.</summary>
    public static string Advice(string name, IReadOnlyCollection<string> known) =>
        Find(name, known) is { } near ? $"did you mean \"{near}\"?" : $"known ones are {string.Join(", ", known)}";

    private static int Farthest(string name, string candidate) => Math.Max(1, Math.Max(name.Length, candidate.Length) / 3);

    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                rows[i, j] = i == 0 || j == 0 ? i + j : Cell(rows, a, b, i, j);
        }

        return rows[a.Length, b.Length];
    }

    private static int Cell(int[,] rows, string a, string b, int i, int j)
    {
        var changed = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var least = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
    }
}
