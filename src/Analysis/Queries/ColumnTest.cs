using Explorer.Analysis.Tables;
using Explorer.SearchSpace.Json;

namespace Explorer.Analysis.Queries;

/// <summary>How a column's value, which is there, lies to one that a user typed: below 0 where it is less, 0 where it is the same.</summary>
internal static class ColumnTest
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>The comparison with a typed value.</summary>
    /// <exception cref="InvalidInputException">The value is none that the column can have.</exception>
    public static Func<object, int> With(TrialColumn column, QueryToken typed, QueryText query)
    {
        var text = typed.Text;
        if (typed.Is("null"))
            throw query.Problem(typed, $"nothing equals null; write {column.Name} is null, or is not null");
        switch (column.Type)
        {
            case ColumnType.Text when column.Words.Count > 0 && !column.Words.Contains(text):
                throw query.Problem(typed, $"found {QueryText.Named(typed)}, which {column.Name} never is; {NearMatch.Advice(text, column.Words)}");
            case ColumnType.Text when !typed.IsEnd && (typed.IsQuoted || !"()=!<>,".Contains(text[0], StringComparison.Ordinal)):
                return value => string.CompareOrdinal((string)value, text);
            case ColumnType.Bool when bool.TryParse(text, out var flag) || Digit(text, out flag):
                return value => ((bool)value).CompareTo(flag);
            case ColumnType.Timestamp when DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time):
                return value => ((DateTimeOffset)value).CompareTo(time);
            case ColumnType.Double when Number(text) is { } number:
                return value => ((double)value).CompareTo(number);
            case ColumnType.Int32 or ColumnType.Int64 or ColumnType.UInt64 when Whole(text) is { } exact:
                return value => Int128.CreateChecked(Convert.ToDecimal(value, CultureInfo.InvariantCulture)).CompareTo(exact);
            case ColumnType.Int32 or ColumnType.Int64 or ColumnType.UInt64 when Number(text) is { } fraction:
                return value => Convert.ToDouble(value, CultureInfo.InvariantCulture).CompareTo(fraction);
            default:
                throw query.Problem(typed, $"found {QueryText.Named(typed)}, expected {Expected(column)}");
        }
    }

    private static string Expected(TrialColumn column) => column.Type switch
    {
        ColumnType.Text => $"a text for {column.Name}",
        ColumnType.Bool => "true or false",
        ColumnType.Timestamp => "a time such as 2026-03-02 or \"2026-03-02 09:00\", in UTC",
        ColumnType.Double => $"a number for {column.Name}, such as 0.1{(column.Unit == "fraction" ? ": it is a fraction" : "")}",
        _ => $"a number for {column.Name}, such as 12, 8M or 1.5G (K, M, G, T are powers of 1000)",
    };

    private static bool Digit(string text, out bool flag) => (flag = text == "1") || text == "0";

    private static Int128? Whole(string text) => Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : text.Length > 1 && char.IsAsciiLetter(text[^1]) && SizeUnits.Decimal.Parse(text) is { } size ? size
        : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
