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

    /// <summary>Sentences below it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether a column has words, which stand to the left; numbers stand to the right.</summary>
    public bool HasWords(int column) => Rows.Count > 0 && Rows.All(row => row[column].IsWords);
}

/// <summary>A column of a table.</summary>
/// <param name="Title">As people read it, the interval's coverage included where its cells have one.</param>
/// <param name="Key">As programs read it: its name in a CSV file, where an interval's ends follow as <c>KEY_lower</c> and <c>KEY_upper</c>; null to leave it out there.</param>
public sealed record Column(string Title, string? Key = null)
{
    /// <summary>Whether its cells have intervals, so that a CSV file has columns for their ends.</summary>
    public bool HasIntervals { get; init; }

    /// <summary>Whether it is told in full accounts only: a terminal leaves it out.</summary>
    public bool IsDetail { get; init; }
}
