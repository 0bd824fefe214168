namespace Explorer.SearchSpace.Distributions;

/// <summary>Which values a drawn parameter may have.</summary>
/// <param name="Range">The range that every value has to lie in.</param>
/// <param name="Whole">Whether values are whole numbers; then a range without <c>multipleOf</c> means multiples of 1.</param>
public sealed record ParameterRule(NumberRange Range, bool Whole)
{
    /// <summary>A further condition on every value; a parameter that has one cannot be continuous. Null for none.</summary>
    public Func<double, bool>? Fits { get; init; }

    /// <summary>What <see cref="Fits"/> asks for, in words, such as <c>a multiple of 8</c>.</summary>
    public string FitsInWords { get; init; } = "";

    /// <summary>
    /// How files say values that are no numbers, words or true and false: they are drawn as numbers, so that sizes and samples are
    /// counted and drawn as everything else is. Null for numbers.
    /// </summary>
    public ValueKind<double>? Form { get; init; }

    /// <summary>False or true, drawn as 0 and 1.</summary>
    public static ParameterRule Flag { get; } = Integer(0, 1) with { Form = Numbered(Kinds.Flag, false, true) };

    /// <summary>Whole numbers of a closed range.</summary>
    public static ParameterRule Integer(int least, int most) => new(NumberRange.Closed(least, most), Whole: true);

    /// <summary>Real numbers of a range.</summary>
    public static ParameterRule Real(NumberRange range) => new(range, Whole: false);

    /// <summary>Words of an enum, drawn as their places.</summary>
    public static ParameterRule Word<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return Integer(0, values.Length - 1) with { Form = Numbered(Kinds.Word<T>(), values) };
    }

    /// <summary>Why a value is not allowed, in words; null where it is.</summary>
    public string? Objection(double value) =>
        !Range.Holds(value) || (Whole && value != Math.Floor(value)) ? $"expected a {(Whole ? "whole " : "")}number {Range}"
        : Fits?.Invoke(value) == false ? $"expected {FitsInWords}"
        : null;

    /// <summary>Reads one value; null, with a problem, where it is not allowed.</summary>
    internal double? Read(JsonCursor cursor)
    {
        if (Form is not null)
            return Form.TryRead(cursor, out var named) ? named : null;
        var value = cursor.Finite();
        if (Objection(value ?? double.NaN) is not { } objection)
            return value;
        cursor.Problem($"found {cursor.Item}, {objection}");
        return null;
    }

    private static ValueKind<double> Numbered<T>(ValueKind<T> kind, params T[] values) => Kinds.Of<double>(
        cursor => kind.TryRead(cursor, out var value) ? Array.IndexOf(values, value) : null,
        (writer, number) => kind.Write(writer, values[(int)number]),
        () => kind.Schema([]));
}
