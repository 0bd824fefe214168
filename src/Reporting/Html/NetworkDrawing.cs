namespace Explorer.Reporting.Html;

/// <summary>A network as inline SVG: a bar a block, centred on one axis, as high as the block is wide.</summary>
internal static class NetworkDrawing
{
    private const double TallestBar = 96;
    private const double WidestDrawing = 500;
    private const double WidestStep = 11;
    private const double NarrowestStep = 3;
    private const double StageGap = 12;
    private const double NarrowestStage = 54;
    private const double LabelsHeight = 42;

    // Of the widest system font at the label's size.
    private const double LetterWidth = 7.2;

    // Hues of the style sheet; further stages keep the last.
    private const int StageColours = 6;

    /// <summary>The drawing of one network.</summary>
    /// <param name="shape">Its stages.</param>
    /// <param name="config">Its classes.</param>
    /// <param name="widest">The width that fills the height, in channels: the same for drawings to compare.</param>
    public static Markup Write(NetworkShape shape, ModelConfig config, int widest)
    {
        Part[] parts =
        [
            .. shape.StemWidth is { } stem ? [new Part("stem", 1, stem, Invariant($"stem {stem}"), Side(shape.StemResolution))] : Array.Empty<Part>(),
            .. shape.Stages.Select((stage, i) => new Part(Invariant($"stage-{Math.Min(i + 1, StageColours)}"), stage.Depth, stage.Width, Invariant($"{stage.Depth} × {stage.Width}"), Side(stage.Resolution))),
            new("stem", 1, config.Classes, Invariant($"{config.Classes} classes"), ""),
        ];
        var step = Step(parts);
        var tallest = Math.Max(16, parts.Max(part => BarHeight(part, widest)));
        var axis = (tallest / 2) + 1;
        var bars = new StringBuilder();
        var x = 1.0;
        foreach (var part in parts)
        {
            var span = Span(part, step);
            Add(bars, part, x, span, step, axis, BarHeight(part, widest), tallest);
            x += span + StageGap;
        }

        var (width, height) = (x - StageGap + 1, tallest + LabelsHeight);
        var words = string.Join(", ", shape.Stages.Select((stage, i) => Invariant($"stage {i + 1}: {stage.Depth} blocks of width {stage.Width} at {Side(stage.Resolution)}")));
        return new Markup(Invariant(
            $"<svg width=\"{width:0.#}\" height=\"{height:0.#}\" viewBox=\"0 0 {width:0.#} {height:0.#}\" role=\"img\" aria-label=\"{words}\"><line class=\"axis\" x1=\"0\" x2=\"{width:0.#}\" y1=\"{axis:0.##}\" y2=\"{axis:0.##}\"/>{bars}</svg>"));
    }

    // The widest step from bar to bar at which the drawing keeps its width.
    private static double Step(Part[] parts)
    {
        for (var step = WidestStep; step > NarrowestStep; step -= 0.25)
        {
            if (parts.Sum(part => Span(part, step) + StageGap) <= WidestDrawing)
            {
                return step;
            }
        }

        return NarrowestStep;
    }

    private static double Span(Part part, double step) => Math.Max(Math.Max(NarrowestStage, part.Label.Length * LetterWidth), part.Count * step);

    private static double BarHeight(Part part, int widest) => Math.Max(2, TallestBar * Math.Min(1, (double)part.Width / widest));

    private static void Add(StringBuilder drawing, Part part, double x, double span, double step, double axis, double height, double tallest)
    {
        var bar = 0.75 * step;
        var first = x + ((span - (part.Count * step) + step - bar) / 2);
        drawing.Append(Invariant($"<g class=\"{part.Class}\">"));
        for (var i = 0; i < part.Count; i++)
        {
            drawing.Append(Invariant($"<rect x=\"{first + (i * step):0.##}\" y=\"{axis - (height / 2):0.##}\" width=\"{bar:0.##}\" height=\"{height:0.##}\" rx=\"{Math.Min(1.5, bar / 5):0.##}\"/>"));
        }

        var middle = x + (span / 2);
        drawing.Append(Invariant($"<text x=\"{middle:0.#}\" y=\"{tallest + 20:0.#}\">{part.Label}</text><text class=\"minor\" x=\"{middle:0.#}\" y=\"{tallest + 36:0.#}\">{part.Minor}</text></g>"));
    }

    private static string Side(int resolution) => Invariant($"{resolution}×{resolution}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Part(string Class, int Count, int Width, string Label, string Minor);
}
