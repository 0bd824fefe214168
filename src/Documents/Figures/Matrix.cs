namespace Explorer.Documents.Figures;

/// <summary>A table whose cells are coloured by their values, such as which class was taken for which.</summary>
/// <param name="Key">Names its files.</param>
/// <param name="Caption">Sentences below it.</param>
/// <param name="Rows">What its rows are, and each one's name.</param>
/// <param name="Columns">What its columns are, and each one's name.</param>
/// <param name="Values">A number a cell, row by row; <c>NaN</c> where there is none.</param>
public sealed record Matrix(string Key, string Caption, Places Rows, Places Columns, IReadOnlyList<IReadOnlyList<double>> Values) : Drawing(Key, Caption)
{
    /// <summary>Words in each cell, a line break between lines; null for none.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Words { get; init; }

    /// <summary>Depth of each cell's colour from 0 to 1, below 0 of the second colour; null for the values themselves.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Depths { get; init; }

    /// <summary>The depth of a cell's colour, in [−1, 1]; 0 where there is no value.</summary>
    public double Depth(int row, int column)
    {
        var depth = (Depths ?? Values)[row][column];
        return double.IsNaN(depth) ? 0 : Math.Clamp(depth, -1, 1);
    }
}

/// <summary>Named places along a side of a matrix.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Key">Their column's name in a CSV file.</param>
/// <param name="Names">Their names, in order.</param>
public sealed record Places(string Title, string Key, IReadOnlyList<string> Names);
