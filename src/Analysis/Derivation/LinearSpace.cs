using Explorer.Analysis.Widths;

namespace Explorer.Analysis.Derivation;

/// <summary>Turns a space of networks with explicit stages into one of quantised lines, its ranges from the lines next to its networks, whatever their errors.</summary>
internal static class LinearSpace
{
    private const int WidthMultiple = 8;
    private const double LeastSlope = 1;
    private const int PaperStride = 2;

    private static readonly string[] StageMembers = ["width", "shared", "nonDecreasing", "nonIncreasing"];

    /// <summary>Rewrites the space. Ranges hold all fits, rounded outwards.</summary>
    public static void Apply(SpacePatch patch, AnyNetSpace space, IReadOnlyList<LinearWidthFit> fits)
    {
        foreach (var member in StageMembers)
            patch.Remove(member);

        patch.Set("family", JsonValue.Create("regnet"));
        patch.Set("depth", Range("uniform", Ends(fits, fit => fit.Depth, 1, space.Stages), null));
        patch.Set("initialWidth", Range("logUniform", Ends(fits, fit => fit.InitialWidth, WidthMultiple, WidthMultiple), WidthMultiple));
        patch.Set("slope", Range("logUniform", Ends(fits, fit => fit.Slope, LeastSlope, LeastSlope), 0.1));
        patch.Set("multiplier", Range("logUniform", Ends(fits, fit => fit.Multiplier, 0.1, 1.1), 0.001));
        Single(patch, "bottleneckRatio");
        Single(patch, "groupWidth");
        patch.Set("stages", JsonValue.Create(space.Stages));
        if (space.Strides.All(stride => stride == PaperStride))
            patch.Remove("strides");
    }

    /// <summary>Whether the space gives every stage the same distribution, so that one value a network can stand for it.</summary>
    public static bool IsSingle(StageParameter parameter) => parameter.Stages.Distinct().Count() == 1;

    private static void Single(SpacePatch patch, string member)
    {
        if (patch.Get(member) is JsonArray stages)
            patch.Set(member, stages[0]!);
    }

    private static (double Low, double High) Ends(IReadOnlyList<LinearWidthFit> fits, Func<LinearWidthFit, double> value, double step, double least)
    {
        var (low, high) = (fits.Min(value), fits.Max(value));
        var (from, to) = (Math.Max(least, Math.Floor(Math.Round(low / step, 6, MidpointRounding.ToEven)) * step), Math.Max(least, Math.Ceiling(Math.Round(high / step, 6, MidpointRounding.ToEven)) * step));
        // One value would be no space: a step on either side.
        return from < to ? (Shown(from), Shown(to)) : (Shown(Math.Max(least, from - step)), Shown(to + step));
    }

    private static double Shown(double value) => Math.Round(value, 3, MidpointRounding.ToEven);

    private static JsonObject Range(string kind, (double Low, double High) ends, double? multipleOf)
    {
        var range = new JsonObject { [kind] = new JsonArray(JsonValue.Create(ends.Low), JsonValue.Create(ends.High)) };
        if (multipleOf is { } step)
            range["multipleOf"] = JsonValue.Create(step);

        return range;
    }
}
