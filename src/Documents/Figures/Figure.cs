namespace Explorer.Documents.Figures;

/// <summary>Curves, points or bars over two axes.</summary>
/// <param name="Key">Names its files, such as <c>edf</c>.</param>
/// <param name="Caption">Sentences below it.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">What is drawn, from back to front.</param>
public sealed record Figure(string Key, string Caption, Axis X, Axis Y, IReadOnlyList<Series> Series) : Drawing(Key, Caption)
{
    /// <summary>What the series' names are, such as <c>space</c>: the first column of its CSV file where there are several.</summary>
    public string SeriesKey { get; init; } = "series";

    /// <summary>Height over width of the area between the axes.</summary>
    public double Aspect { get; init; } = 0.6;

    /// <summary>Whether a terminal has it too, in characters: the area below its first step function.</summary>
    public bool IsSketched { get; init; }

    /// <summary>Words above it in small print, such as a correlation with its interval or a fitted line's equation; empty for none.</summary>
    public string Note { get; init; } = "";
}

/// <summary>An axis of a figure.</summary>
/// <param name="Title">What it shows, with its unit.</param>
/// <param name="Key">Its column's name in the figure's CSV file.</param>
public sealed record Axis(string Title, string Key)
{
    /// <summary>How its numbers are written.</summary>
    public AxisNumbers Numbers { get; init; }

    /// <summary>Whether it is logarithmic; then it shows positive numbers only.</summary>
    public bool IsLog { get; init; }

    /// <summary>Whether it counts, so that ticks between whole numbers say nothing.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Where a logarithmic axis has its numbers, such as the powers of two that were trained; null for round ones.</summary>
    public IReadOnlyList<double>? Steps { get; init; }

    /// <summary>The range shown; null for what the series need.</summary>
    public (double From, double To)? Range { get; init; }

    /// <summary>Names of the places 0, 1, 2 … where it has no numbers, from left to right or from the top down; null where it has.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Places where a thin line crosses the figure, such as no difference; null for none.</summary>
    public IReadOnlyList<double>? Marks { get; init; }

    /// <summary>The name of the place nearest to a value: series that share a place stand beside one another; null where it has none.</summary>
    public string? NameAt(double value) => Names is { } names && Math.Round(value, MidpointRounding.ToEven) is >= 0 and var place && place < names.Count ? names[(int)place] : null;

    /// <summary>A value by itself, as people read it; a place's name where it has names.</summary>
    public string Text(double value) => NameAt(value) ?? Numbers switch
    {
        AxisNumbers.Shares => NumberText.Share(value, 2),
        AxisNumbers.Points => NumberText.Points(value),
        AxisNumbers.Quantities => NumberText.Quantity(value),
        _ => NumberText.Value(value),
    };
}

/// <summary>How the numbers of an axis are written.</summary>
public enum AxisNumbers
{
    /// <summary>As they are.</summary>
    Plain,

    /// <summary>Fractions as percentages.</summary>
    Shares,

    /// <summary>Differences of fractions as percentage points.</summary>
    Points,

    /// <summary>Large numbers with decimal units.</summary>
    Quantities,
}
