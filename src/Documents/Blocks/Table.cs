namespace Explorer.Documents.Blocks;

/// <summary>Rows of cells below a header.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">A cell a column each.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block
{
    /// <summary>Name of its CSV file, without the ending; null for none.</summary>
    public string? File { get; init; }

    /// <summary>Whether it is for its file alone and is not shown.</summary>
    public bool IsData { get; init; }

    /// <summary>What a terminal shows of more rows: the first so many, and below them words that say so; null for all.</summary>
    public (int Rows, string Words)? Opening { get; init; }

    /// <summary>Whether a page sorts, filters and turns its rows, as for many.</summary>
    public bool IsSearchable { get; init; }

    /// <summary>Whether a narrow page shows each row by itself, its cells one after another, each with its column's title; other tables scroll sideways there.</summary>
    public bool IsFoldable { get; init; }

    /// <summary>The trial of each row, so that a page leads from a figure's point to it and back; null for none.</summary>
    public IReadOnlyList<int>? Trials { get; init; }

    /// <summary>Sentences below it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Without the columns told in full accounts that hold nothing.</summary>
    public Table WithoutEmptyDetails()
    {
        int[] kept = [.. Enumerable.Range(0, Columns.Count).Where(column => !Columns[column].IsDetail || Rows.Any(row => row[column].Text is not ("" or NumberText.None)))];
        return this with { Columns = [.. kept.Select(column => Columns[column])], Rows = [.. Rows.Select(row => (IReadOnlyList<Cell>)[.. kept.Select(column => row[column])])] };
    }

    /// <summary>A table whose columns have titles alone.</summary>
    public static Table Of(IEnumerable<string> titles, IEnumerable<IReadOnlyList<Cell>> rows) => new([.. titles.Select(title => new Column(title))], [.. rows]);

    /// <summary>Facts, a name and what it is a row, without a header.</summary>
    public static Table Facts(params IEnumerable<(string Name, string Value)> facts) =>
        Of(["", ""], facts.Select(fact => (IReadOnlyList<Cell>)[Cell.Words(fact.Name), Cell.Words(fact.Value)]));

    /// <summary>Whether a column has a title; a list of names and values has none.</summary>
    public bool HasHeader => Columns.Any(column => column.Title.Length > 0);

    /// <summary>Rows that are made anew each time they are read: those of a large file are never all there.</summary>
    public static IReadOnlyList<IReadOnlyList<Cell>> Lazily<T>(IReadOnlyList<T> items, Func<T, IReadOnlyList<Cell>> row) => new Made<T>(items, row);

    /// <summary>For each column whether it has words, which stand to the left; numbers stand to the right.</summary>
    public IReadOnlyList<bool> HaveWords()
    {
        var words = Columns.Select(_ => Rows.Count > 0).ToArray();
        foreach (var row in Rows)
        {
            for (var column = 0; column < words.Length; column++)
                words[column] &= row[column].IsWords;
        }

        return words;
    }

    private sealed class Made<T>(IReadOnlyList<T> items, Func<T, IReadOnlyList<Cell>> row) : IReadOnlyList<IReadOnlyList<Cell>>
    {
        public int Count => items.Count;

        public IReadOnlyList<Cell> this[int index] => row(items[index]);

        public IEnumerator<IReadOnlyList<Cell>> GetEnumerator() => items.Select(row).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Title">As people read it, the interval's coverage included where its cells have one.</param>
/// <param name="Key">As programs read it: its name in a page's filter and in a CSV file, where an interval's ends follow as <c>KEY_lower</c> and <c>KEY_upper</c>; null to leave it out there.</param>
public sealed record Column(string Title, string? Key = null)
{
    /// <summary>Whether its cells have intervals, so that a CSV file has columns for their ends.</summary>
    public bool HasIntervals { get; init; }

    /// <summary>Whether it is told in full accounts only: a terminal leaves it out.</summary>
    public bool IsDetail { get; init; }
}
