namespace Explorer.Documents.Figures.Kinds;

/// <summary>Which class was taken for which: a row a class, coloured by the share of its images.</summary>
public static class ConfusionMatrix
{
    private const int MostNumbers = 12;
    private const int LongestName = 13;

    /// <summary>The matrix. Right ones and mistakes have a colour each; of mistakes the depth is the share's square root, so that rare ones are seen.</summary>
    /// <param name="key">Names its files.</param>
    /// <param name="caption">Sentences below it.</param>
    /// <param name="counts">Images of class i (row) taken for class j (column).</param>
    /// <param name="names">The classes' names.</param>
    public static Matrix Of(string key, string caption, IReadOnlyList<IReadOnlyList<int>> counts, IReadOnlyList<string> names)
    {
        double Depth(int row, int column)
        {
            var share = (double)counts[row][column] / Math.Max(1, counts[row].Sum());
            return row == column ? share : -Math.Sqrt(share);
        }

        IReadOnlyList<string> shown = [.. names.Select(name => name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…")];
        return new Matrix(key, caption, new Places("class", "class", shown), new Places("taken for", "taken_for", shown), [.. counts.Select(row => row.Select(count => (double)count).ToArray())])
        {
            Words = names.Count > MostNumbers ? null : [.. counts.Select(row => row.Select(count => count == 0 ? "" : NumberText.Count(count)).ToArray())],
            Depths = [.. counts.Select((row, i) => row.Select((_, j) => Depth(i, j)).ToArray())],
        };
    }
}
