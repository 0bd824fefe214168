namespace Explorer.Documents.Figures;

/// <summary>The colours of every figure and every page: Okabe and Ito's, which also the colour-blind tell apart, with ink and a brown for two more series.</summary>
public static class Palette
{
    /// <summary>Colours that series have; further ones begin anew, dashed.</summary>
    public const int Count = 8;

    /// <summary>What is drawn on.</summary>
    public static Shade Page { get; } = new("page", "#ffffff", "#15171a");

    /// <summary>Names and numbers that matter.</summary>
    public static Shade Ink { get; } = new("ink", "#1d1d1b", "#e7e5df");

    /// <summary>Words of the axes.</summary>
    public static Shade Muted { get; } = new("muted", "#666661", "#9c9c95");

    /// <summary>The lines of the axes.</summary>
    public static Shade Line { get; } = new("line", "#dfdfd9", "#34383d");

    /// <summary>Lines at the ticks.</summary>
    public static Shade Grid { get; } = new("grid", "#ecece7", "#272a2f");

    /// <summary>What is not compared.</summary>
    public static Shade Grey { get; } = new("c0", "#a8a8a1", "#6f6f69");

    /// <summary>The series' colours, in order.</summary>
    public static IReadOnlyList<Shade> Series { get; } =
    [
        new("c1", "#0072b2", "#5cb8ec"),
        new("c2", "#d55e00", "#f0894a"),
        new("c3", "#009e73", "#3cc79c"),
        new("c4", "#cc79a7", "#dd9cc0"),
        new("c5", "#e69f00", "#f2c14e"),
        new("c6", "#56b4e9", "#9bcfec"),
        new("c7", "#1d1d1b", "#e7e5df"),
        new("c8", "#7f4b1e", "#b8885f"),
    ];

    /// <summary>All of them as variables of a style sheet: light, and dark on screens that ask for it.</summary>
    public static string Css
    {
        get
        {
            Shade[] all = [Page, Ink, Muted, Line, Grid, Grey, .. Series];
            string Rules(Func<Shade, string> value) => string.Join(' ', all.Select(shade => $"--{shade.Name}: {value(shade)};"));
            return $":root {{ {Rules(shade => shade.Light)} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {Rules(shade => shade.Dark)} }} }}";
        }
    }

    /// <summary>The colour of a series.</summary>
    /// <param name="place">Its place from 0; null for <see cref="Grey"/>.</param>
    public static Shade Of(int? place) => place is { } known ? Series[known % Count] : Grey;
}

/// <summary>A colour on white and on black.</summary>
/// <param name="Name">Its variable in a style sheet, without hyphens.</param>
/// <param name="Light">On paper and on light pages, as <c>#rrggbb</c>.</param>
/// <param name="Dark">On dark pages.</param>
public sealed record Shade(string Name, string Light, string Dark);
