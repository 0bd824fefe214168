namespace Explorer.Documents.Cells;

/// <summary>
/// A number with what it measures and its interval, or words. People read <see cref="Text"/>; programs read <see cref="Value"/> and
/// <see cref="Bounds"/>, which are not rounded and where shares and points are fractions.
/// </summary>
public sealed record Cell
{
    private readonly Func<double, string>? _number;
    private readonly Func<double, string>? _bound;
    private string? _text;

    private Cell(string words) => _text = words;

    private Cell(double? value, Interval? interval, Func<double, string> number, Func<double, string>? bound = null) =>
        (Value, Bounds, _number, _bound) = (value, interval, number, bound ?? number);

    /// <summary>An empty cell.</summary>
    public static Cell Empty { get; } = Words("");

    /// <summary>The number; null for words and where there is none.</summary>
    public double? Value { get; }

    /// <summary>The number's interval; null for none.</summary>
    public Interval? Bounds { get; }

    /// <summary>Whether it is words, which stand to the left.</summary>
    public bool IsWords => _number is null;

    /// <summary>The address of the page that tells more, where its readers have that; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>The moment since which its time has passed, which a page tells beside it; null for none.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>What ticking its box chooses on a page; null where it has none.</summary>
    public string? Choice { get; init; }

    /// <summary>As people read it, such as <c>38.9 % [33.1, 39.0]</c>.</summary>
    public string Text => _text ??= Value is not { } known ? NumberText.None
        : Bounds is null ? _number!(known)
        : $"{_number!(known)} [{_bound!(Bounds.Lower)}, {_bound(Bounds.Upper)}]";

    /// <summary>Words.</summary>
    public static Cell Words(string? words) => new(words ?? "");

    /// <summary>A number of things.</summary>
    public static Cell Count(long? value) => new(value, null, number => NumberText.Count((long)number));

    /// <summary>A number with so many decimals.</summary>
    public static Cell Number(double? value, int decimals = 2) => new(value, null, number => NumberText.Fixed(number, decimals));

    /// <summary>The same, estimated.</summary>
    public static Cell Number(Estimate? estimate, int decimals = 2) => new(estimate?.Value, estimate?.Interval, number => NumberText.Fixed(number, decimals));

    /// <summary>A fraction, as a percentage.</summary>
    public static Cell Share(double? fraction, int decimals = 1) => new(fraction, null, number => NumberText.Share(number, decimals));

    /// <summary>The same, estimated.</summary>
    public static Cell Share(Estimate? fraction, int decimals = 1) =>
        new(fraction?.Value, fraction?.Interval, number => NumberText.Share(number, decimals), number => NumberText.Fixed(100 * number, decimals));

    /// <summary>A difference of fractions, in percentage points with a sign.</summary>
    public static Cell Points(double? difference, int decimals = 2) => new(difference, null, number => NumberText.Points(number, decimals));

    /// <summary>The same, estimated.</summary>
    public static Cell Points(Estimate? difference, int decimals = 2) => new(difference?.Value, difference?.Interval, number => NumberText.Points(number, decimals));

    /// <summary>A large number with a decimal unit.</summary>
    public static Cell Quantity(double? value) => new(value, null, NumberText.Quantity);

    /// <summary>A parameter's value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="largest">The largest value beside it, whose form all have; null where it stands by itself.</param>
    public static Cell Of(double? value, double? largest = null) => new(value, null, number => NumberText.Value(number, largest));

    /// <summary>The same, estimated.</summary>
    public static Cell Of(Estimate? estimate, double? largest = null) => new(estimate?.Value, estimate?.Interval, number => NumberText.Value(number, largest ?? estimate?.Interval?.Upper));

    /// <summary>Seconds.</summary>
    public static Cell Time(double? seconds) => new(seconds, null, NumberText.Time);

    /// <summary>The time since a moment.</summary>
    public static Cell Since(DateTimeOffset moment, DateTimeOffset now) => new(Seconds(moment, now), null, NumberText.Time) { Moment = moment };

    /// <summary>How long a moment is past, coarsely.</summary>
    public static Cell Ago(DateTimeOffset moment, DateTimeOffset now) => new(Seconds(moment, now), null, NumberText.Ago) { Moment = moment };

    /// <summary>A p-value.</summary>
    public static Cell P(double? p) => new(p, null, NumberText.P);

    // Of another machine's clock a moment may be still to come.
    private static double Seconds(DateTimeOffset moment, DateTimeOffset now) => Math.Max(0, (now - moment).TotalSeconds);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public bool Equals(Cell? other) => other is not null && Value == other.Value && Bounds == other.Bounds && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
