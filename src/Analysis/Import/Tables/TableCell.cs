using System.Text.RegularExpressions;

namespace Explorer.Analysis.Import.Tables;

/// <summary>A cell of a foreign table.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Number">Its number, also NaN or infinite; 1 or 0 for a flag.</param>
/// <param name="Text">As it stands in the file.</param>
internal readonly partial record struct TableCell(TableCellKind Kind, double Number, string Text)
{
    private static readonly string[] Blanks = ["None", "none", "null", "NULL", "NA", "N/A", "n/a", "<NA>", "#N/A"];

    /// <summary>Nothing.</summary>
    public static TableCell Empty { get; } = new(TableCellKind.Empty, double.NaN, "");

    /// <summary>Whether it is a word that programs write for nothing.</summary>
    public bool IsBlankWord => Kind == TableCellKind.Text && Blanks.Contains(Text);

    /// <summary>Its number where a comma stands for the point of decimals; null where it is no such text.</summary>
    public double? WithComma => Kind == TableCellKind.Text && Comma().IsMatch(Text) ? double.Parse(Text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>What a text stands for.</summary>
    public static TableCell Of(string? text)
    {
        if (text is null || text.AsSpan().Trim() is not { IsEmpty: false } trimmed)
            return Empty;
        if (double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new(TableCellKind.Number, number, text);
        if (bool.TryParse(trimmed, out var flag))
            return new(TableCellKind.Flag, flag ? 1 : 0, text);
        return trimmed.TrimStart("+-") is var bare && (bare.Equals("inf", StringComparison.OrdinalIgnoreCase) || bare.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            ? new(TableCellKind.Number, trimmed[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity, text)
            : new(TableCellKind.Text, double.NaN, Clean(trimmed.ToString()));
    }

    /// <summary>A number as a file of types holds it.</summary>
    public static TableCell Of(double number) => new(TableCellKind.Number, number, number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>True or false.</summary>
    public static TableCell Of(bool flag) => new(TableCellKind.Flag, flag ? 1 : 0, flag ? "true" : "false");

    /// <summary>A text on one line, without what steers a terminal.</summary>
    public static string Clean(string text) => text.Any(char.IsControl) ? new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]) : text;

    [GeneratedRegex(@"^\s*[+-]?\d+,\d+([eE][+-]?\d+)?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comma();
}

/// <summary>What a cell holds.</summary>
internal enum TableCellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Anything else.</summary>
    Text,
}
