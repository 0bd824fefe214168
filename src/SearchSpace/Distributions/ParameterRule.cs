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

    /// <summary>Whether values are written <c>false</c> and <c>true</c>, and drawn as 0 and 1.</summary>
    public bool IsFlag { get; init; }

    /// <summary>False or true.</summary>
    public static ParameterRule Flag { get; } = Integer(0, 1) with { IsFlag = true };

    /// <summary>Whole numbers of a closed range.</summary>
    public static ParameterRule Integer(int least, int most) => new(NumberRange.Closed(least, most), Whole: true);

    /// <summary>Real numbers of a range.</summary>
    public static ParameterRule Real(NumberRange range) => new(range, Whole: false);

    /// <summary>What a value has to be, in words.</summary>
    public string Expected => IsFlag ? "true or false" : $"a {(Whole ? "whole " : "")}number {Range}";

    /// <summary>Why a value is not allowed, in words; null where it is.</summary>
    public string? Objection(double value) =>
        !Range.Holds(value) || (Whole && value != Math.Floor(value)) ? $"expected {Expected}"
        : Fits?.Invoke(value) == false ? $"expected {FitsInWords}"
        : null;
}
