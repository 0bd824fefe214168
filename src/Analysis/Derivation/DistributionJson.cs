using System.Globalization;
using System.Text.Json.Nodes;

namespace Explorer.Analysis.Derivation;

/// <summary>Distributions as an experiment file writes them, made smaller.</summary>
internal static class DistributionJson
{
    private const string ChoicesKind = "choices";

    // Ends of continuous ranges are rounded to this, so that a reader of the file sees numbers and not digits.
    private const double ShownStep = 0.001;

    // A range that loses less than this share of itself is not worth a change.
    private const double LeastLoss = 0.2;

    /// <summary>Whether more than one value is possible.</summary>
    public static bool Varies(JsonNode? node) => node switch
    {
        JsonObject distribution => Kind(distribution) is { } kind && Numbers(distribution, kind) is var numbers && numbers[0] != numbers[^1],
        JsonArray stages => stages.Any(Varies),
        _ => false,
    };

    /// <summary>The distribution cut to an interval, its ends rounded outwards to values it has; null where too little or nothing would change.</summary>
    public static JsonNode? Cut(JsonNode? node, double lower, double upper)
    {
        if (node is not JsonObject distribution || Kind(distribution) is not { } kind)
        {
            return null;
        }

        var numbers = Numbers(distribution, kind);
        return kind == ChoicesKind ? CutChoices(numbers, lower, upper) : CutRange(distribution, kind, numbers[0], numbers[^1], lower, upper);
    }

    /// <summary>Such as <c>1 to 5</c>, <c>1, 2</c> or <c>1</c>.</summary>
    public static string Words(JsonNode node)
    {
        if (node is not JsonObject distribution || Kind(distribution) is not { } kind)
        {
            return node.ToJsonString();
        }

        var numbers = Numbers(distribution, kind).Select(number => number.ToString(CultureInfo.InvariantCulture));
        return string.Join(kind == ChoicesKind ? ", " : " to ", numbers);
    }

    private static string? Kind(JsonObject distribution) => distribution.Select(member => member.Key).FirstOrDefault(key => key != "multipleOf");

    private static double[] Numbers(JsonObject distribution, string kind) => [.. distribution[kind]!.AsArray().Select(item => item!.GetValue<double>())];

    // On a scale of ratios, since choices are 1, 2, 4 …: what lies nearer to the interval than to its next choice stays.
    private static JsonNode? CutChoices(double[] choices, double lower, double upper)
    {
        double[] sorted = [.. choices.Order()];
        var (first, last) = (Nearest(sorted, lower), Nearest(sorted, upper));
        if (first == 0 && last == sorted.Length - 1)
        {
            return null;
        }

        var kept = choices.Where(choice => choice >= sorted[first] && choice <= sorted[last]).ToList();
        return kept.Count == 1
            ? JsonValue.Create(kept[0])
            : new JsonObject { [ChoicesKind] = new JsonArray([.. kept.Select(choice => JsonValue.Create(choice))]) };
    }

    private static int Nearest(double[] sorted, double value) =>
        Enumerable.Range(0, sorted.Length).MinBy(i => Math.Abs(Math.Log(sorted[i] / value)));

    private static JsonNode? CutRange(JsonObject distribution, string kind, double low, double high, double lower, double upper)
    {
        var (from, to) = kind == "power2"
            ? (Math.Pow(2, Math.Floor(Math.Log2(lower))), Math.Pow(2, Math.Ceiling(Math.Log2(upper))))
            : distribution["multipleOf"]?.GetValue<double>() is { } multiple ? (Down(lower, multiple), Up(upper, multiple))
            : (Down(lower, ShownStep), Up(upper, ShownStep));
        from = Math.Max(low, from);
        to = Math.Min(high, to);
        var isLog = kind is "logUniform" or "power2" or "logNormal";
        var share = isLog ? Math.Log(to / from) / Math.Log(high / low) : (to - from) / (high - low);
        if (!(share <= 1 - LeastLoss) || from > to)
        {
            return null;
        }

        if (from == to)
        {
            return JsonValue.Create(from);
        }

        var cut = new JsonObject { [kind] = new JsonArray(JsonValue.Create(from), JsonValue.Create(to)) };
        if (distribution["multipleOf"] is { } given)
        {
            cut["multipleOf"] = given.DeepClone();
        }

        return cut;
    }

    // Decimal, so that 0.1-multiples stay the numbers that the file's reader expects.
    private static double Down(double value, double step) => (double)(Math.Floor((decimal)value / (decimal)step) * (decimal)step);

    private static double Up(double value, double step) => (double)(Math.Ceiling((decimal)value / (decimal)step) * (decimal)step);
}
