using Explorer.Experiments.Trainings;

namespace Explorer.Analysis.Tables;

/// <summary>A column of a table of trials.</summary>
/// <param name="Name">As files and queries name it.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Unit">Their unit; empty for none.</param>
/// <param name="Meaning">What they say.</param>
/// <param name="Read">Reads one off a row, as <see cref="int"/>, <see cref="long"/>, <see cref="ulong"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/> or <see cref="DateTimeOffset"/>; null where it is missing.</param>
public sealed record TrialColumn(string Name, ColumnType Type, string Unit, string Meaning, Func<TrialRow, object?> Read)
{
    /// <summary>Every text that there may be; none where any may.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether it reads epochs.</summary>
    public bool NeedsCurves { get; init; }

    /// <summary>The training setting that it is; null for none.</summary>
    internal TrainingSetting? Setting { get; init; }

    /// <summary>Whether a CSV file has it only where the trials differ in it.</summary>
    public bool IsWhenSwept { get; init; }

    /// <summary>Whether its values are whole numbers.</summary>
    public bool IsWhole => Type is ColumnType.Int32 or ColumnType.Int64 or ColumnType.UInt64;

    /// <summary>Its value; null where it is missing, or NaN.</summary>
    public object? Of(TrialRow row) => Read(row) is var value && value is double.NaN ? null : value;

    /// <summary>Its value for a CSV file, where a flag is 0 or 1 and the word of a training setting its place among all words.</summary>
    internal Cell Cell(TrialRow row) => Read(row) switch
    {
        null => Documents.Cells.Cell.Words(null),
        _ when Setting is { } setting => Documents.Cells.Cell.Of(setting.Of(row.Trial.Training)),
        string text => Documents.Cells.Cell.Words(text),
        DateTimeOffset time => Documents.Cells.Cell.Words(time.ToString("O", CultureInfo.InvariantCulture)),
        ulong seed => Documents.Cells.Cell.Words(seed.ToString(CultureInfo.InvariantCulture)),
        var number => Documents.Cells.Cell.Of(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
    };
}

/// <summary>What a column's values are.</summary>
public enum ColumnType
{
    /// <summary>Whole numbers of 32 bits.</summary>
    Int32,

    /// <summary>Whole numbers of 64 bits.</summary>
    Int64,

    /// <summary>Whole numbers of 64 bits that are never negative.</summary>
    UInt64,

    /// <summary>Numbers.</summary>
    Double,

    /// <summary>Yes or no.</summary>
    Bool,

    /// <summary>Texts.</summary>
    Text,

    /// <summary>Moments in UTC, to the microsecond.</summary>
    Timestamp,
}
