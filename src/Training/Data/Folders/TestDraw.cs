namespace Explorer.Training.Data.Folders;

/// <summary>Draws a test set: of each class the same share, by seed.</summary>
internal static class TestDraw
{
    /// <summary>The indices of the training part and of the test part, each in ascending order.</summary>
    /// <param name="labels">The classes of the images.</param>
    /// <param name="share">Share of each class, at least one image where it has two.</param>
    /// <param name="seed">Seed.</param>
    public static (IReadOnlyList<int> Train, IReadOnlyList<int> Test) Of(IReadOnlyList<byte> labels, double share, ulong seed)
    {
        var test = new HashSet<int>();
        foreach (var group in labels.Select((label, i) => (label, i)).GroupBy(pair => pair.label, pair => pair.i))
        {
            var members = group.ToArray();
            var count = members.Length < 2 ? 0 : Math.Clamp((int)Math.Round(share * members.Length, MidpointRounding.AwayFromZero), 1, members.Length - 1);
            var order = Permutation.Of(members.Length, new SplitMix64(Seeds.Derive(seed, "test draw", group.Key)));
            test.UnionWith(order.Take(count).Select(place => members[place]));
        }

        return ([.. Enumerable.Range(0, labels.Count).Where(i => !test.Contains(i))], [.. test.Order()]);
    }
}
