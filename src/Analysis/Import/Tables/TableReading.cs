using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Import.Tables;

/// <summary>One row of a foreign table, as far as it is taken.</summary>
internal sealed record TableReading
{
    /// <summary>Its line or row.</summary>
    public required long Place { get; init; }

    /// <summary>Its parameters, without those it lacks.</summary>
    public required ValueList<ParameterValue> Parameters { get; init; }

    /// <summary>The results, one a column of them, as they stand: NaN or infinite for what is no number, null for none.</summary>
    public required ImmutableArray<double?> Results { get; init; }

    /// <summary>How it ended; completed where the table does not say.</summary>
    public required TrialState State { get; init; }

    /// <summary>What it got; null where the table has no such column.</summary>
    public required double? Budget { get; init; }

    /// <summary>What tells its trial; null where its parameters do.</summary>
    public required string? Trial { get; init; }

    /// <summary>Seed; 0 where the table has none.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Wall time in seconds; 0 where the table has none.</summary>
    public required double Seconds { get; init; }
}

/// <summary>Reads the rows of a foreign table by the roles of its columns.</summary>
internal sealed class TableReader(ForeignTable table, TableRoles roles, IReadOnlyList<ColumnSummary> columns)
{
    private const int MostProblems = 20;

    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>Rows that had not ended, which are left out.</summary>
    public int Unfinished { get; private set; }

    /// <summary>What is wrong with cells, in order, as far as it was told.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The rows that have ended.</summary>
    public List<TableReading> Read()
    {
        var readings = new List<TableReading>();
        foreach (var (number, cells) in table.Rows(roles.Columns))
        {
            if (Read(number, cells) is { } reading)
                readings.Add(reading);
            if (_problems.Count >= MostProblems)
                break;
        }

        return readings;
    }

    /// <summary>Tells of a cell that cannot be what it is taken for.</summary>
    public void Add(long number, int column, string message)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(new Problem(FormattableString.Invariant($"{table.Counts} {number}, column {columns[column].Name}"), message));
    }

    private TableReading? Read(long number, IReadOnlyList<TableCell> cells)
    {
        TableCell At(int column) => column < cells.Count ? cells[column] : TableCell.Empty;
        var state = TrialState.Completed;
        if (roles.State is { } at && At(at) is { Kind: not TableCellKind.Empty } told)
        {
            if (!TrialStates.IsKnown(told.Text))
                Add(number, at, $"found \"{told.Text}\", expected how the trial ended: {string.Join(", ", TrialStates.All)}");
            else if (TrialStates.Of(told.Text) is { } known)
                state = known;
            else
            {
                Unfinished++;
                return null;
            }
        }

        var parameters = roles.Parameters.Select(parameter => Value(number, parameter.Column, parameter.Name, parameter.Kind, At(parameter.Column))).OfType<ParameterValue>().ToValueList();
        return new TableReading
        {
            Place = number,
            Parameters = parameters,
            Results = [.. roles.Results.Select(result => Result(number, result, At(result)))],
            State = state,
            Budget = roles.Fidelity is { } fidelity ? Budget(number, fidelity, At(fidelity)) : null,
            Trial = roles.Trial is { } trial ? At(trial).Text : null,
            Seed = roles.Seed is { } seed && At(seed).Number is >= 0 and < ulong.MaxValue and var whole ? (ulong)whole : 0,
            Seconds = roles.Seconds is { } seconds ? Time(At(seconds)) : 0,
        };
    }

    private double? Number(int column, TableCell cell) => cell.Kind == TableCellKind.Number ? cell.Number : columns[column].HasCommas ? cell.WithComma : null;

    private double? Result(long number, int column, TableCell cell)
    {
        if (cell.Kind == TableCellKind.Empty || cell.IsBlankWord)
            return null;
        if (Number(column, cell) is { } value)
            return value;
        Add(number, column, $"found \"{cell.Text}\", expected a number{Decimals(cell)}");
        return null;
    }

    private double? Budget(long number, int column, TableCell cell)
    {
        if (Number(column, cell) is > 0 and < double.PositiveInfinity and var value)
            return value;
        Add(number, column, $"found {(cell.Kind == TableCellKind.Empty ? "nothing" : $"\"{cell.Text}\"")}, expected how much the trial got: a number above 0");
        return null;
    }

    private ParameterValue? Value(long number, int column, string name, ParameterKind kind, TableCell cell)
    {
        if (cell.Kind == TableCellKind.Empty)
            return null;
        if (kind == ParameterKind.Word)
            return new ParameterValue(name, Shared(cell.Text.Trim()));
        if (kind == ParameterKind.Flag && cell.Kind == TableCellKind.Flag)
            return new ParameterValue(name, cell.Number > 0);
        if (cell.IsBlankWord || (cell.Kind == TableCellKind.Number && double.IsNaN(cell.Number)))
            return null;
        if (kind != ParameterKind.Flag && Number(column, cell) is { } value)
        {
            if (double.IsFinite(value))
                return new ParameterValue(name, value);
            Add(number, column, $"found {cell.Text}, expected a finite number, or nothing where the trial has none");
            return null;
        }

        Add(number, column, $"found \"{cell.Text}\", expected a number, as {NumberText.Count(columns[column].Numbers)} of its cells are{Decimals(cell)}; --words {columns[column].Name} takes them all as words");
        return null;
    }

    private static string Decimals(TableCell cell) => cell.WithComma is null ? "" : " with a point for decimals, not a comma";

    private string Shared(string word)
    {
        if (!_words.TryGetValue(word, out var known))
            _words.Add(word, known = word);
        return known;
    }

    // Seconds, or 0 days 00:01:02.5 as pandas writes durations.
    private static double Time(TableCell cell)
    {
        var seconds = cell.Kind == TableCellKind.Number ? cell.Number
            : TimeSpan.TryParse(cell.Text.Replace(" days ", ".", StringComparison.Ordinal).Replace(" day ", ".", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var span) ? span.TotalSeconds : 0;
        return seconds is >= 0 and < 1e12 ? seconds : 0;
    }
}
