namespace Explorer.Documents.Figures;

/// <summary>Points that belong together.</summary>
/// <param name="Name">As the legend has it.</param>
/// <param name="Kind">How they are drawn.</param>
/// <param name="X">Horizontal places.</param>
/// <param name="Y">Vertical places, as many.</param>
public sealed record Series(string Name, SeriesKind Kind, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Lower ends of a band or of error bars, as many as points; null for none. Along x where the series <see cref="IsAcross"/>, else along y.</summary>
    public IReadOnlyList<double>? Lower { get; init; }

    /// <summary>Upper ends.</summary>
    public IReadOnlyList<double>? Upper { get; init; }

    /// <summary>Left ends of error bars along x beside those along y, of <see cref="SeriesKind.Points"/>, as many as points; null for none.</summary>
    public IReadOnlyList<double>? Left { get; init; }

    /// <summary>Right ends.</summary>
    public IReadOnlyList<double>? Right { get; init; }

    /// <summary>Words for each point; null for none.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>The trial of each point, so that a page can lead to it; null for none.</summary>
    public IReadOnlyList<int>? Trials { get; init; }

    /// <summary>The colour's place in the palette, from 0; null for grey, of what is not compared.</summary>
    public int? Colour { get; init; } = 0;

    /// <summary>Whether the labels stand beside the points; else a page shows them when they are pointed at.</summary>
    public bool ShowsLabels { get; init; }

    /// <summary>Whether its points are crosses: networks that diverged.</summary>
    public bool IsCrossed { get; init; }

    /// <summary>Whether it is dashed: fitted, bounding or corrected rather than measured.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Whether the legend has it.</summary>
    public bool InLegend { get; init; } = true;

    /// <summary>Whether its ends are along x, on named places of y.</summary>
    public bool IsAcross => Kind is SeriesKind.Intervals or SeriesKind.Spans;

    /// <summary>So many places of a longer list at even distances, the first and the last among them; all of a shorter one.</summary>
    public static IEnumerable<int> Evenly(int count, int most) =>
        count <= most ? Enumerable.Range(0, count) : Enumerable.Range(0, most).Select(i => (int)((long)i * (count - 1) / (most - 1)));

    /// <summary>With at most so many of its points, at even distances: more would hide one another and make a page slow.</summary>
    public Series Thinned(int most)
    {
        if (X.Count <= most)
            return this;
        int[] kept = [.. Evenly(X.Count, most)];
        IReadOnlyList<T>? Some<T>(IReadOnlyList<T>? all) => all is null ? null : Array.ConvertAll(kept, i => all[i]);
        return this with { X = Some(X)!, Y = Some(Y)!, Lower = Some(Lower), Upper = Some(Upper), Left = Some(Left), Right = Some(Right), Labels = Some(Labels), Trials = Some(Trials) };
    }
}

/// <summary>How a series is drawn.</summary>
public enum SeriesKind
{
    /// <summary>A step function: 0 before the first x, at each x it rises or falls to y, and goes on beyond the last. A first x of −∞ says where it begins instead. With ends, a band around it.</summary>
    Steps,

    /// <summary>A line through its points. With ends, a band around it.</summary>
    Line,

    /// <summary>Single points. With ends, error bars.</summary>
    Points,

    /// <summary>Single points with error bars along x, one a named place of y.</summary>
    Intervals,

    /// <summary>Bars along x from the lower to the upper end, on named places of y: when something was under way. The points are their middles.</summary>
    Spans,

    /// <summary>Bars from 0, one a named place of x; several series side by side. With ends, error bars.</summary>
    Bars,

    /// <summary>A level around each x, half-way to the ones beside it: the widths of a network's blocks.</summary>
    Stairs,
}
