namespace Explorer.Analysis.Derivation;

/// <summary>A distribution as an experiment file writes it, and the smaller ones that it can be cut to.</summary>
internal sealed class RangeCut
{
    private const string ChoicesKind = "choices";

    // Ends of continuous ranges are rounded to this, so that a reader of the file sees numbers and not digits.
    private const double ShownStep = 0.001;

    // A range that loses less than this share of itself is not worth a change.
    private const double LeastLoss = 0.2;

    private readonly string _kind;
    private readonly double[] _numbers;
    private readonly double[] _sorted;
    private readonly double? _multiple;

    private RangeCut(string kind, double[] numbers, double? multiple)
    {
        (_kind, _numbers, _multiple) = (kind, numbers, multiple);
        _sorted = [.. numbers.Order()];
    }

    /// <summary>The distribution; null where it leaves nothing open.</summary>
    public static RangeCut? Of(JsonNode? node)
    {
        if (node is not JsonObject distribution || distribution.Select(member => member.Key).FirstOrDefault(key => key != "multipleOf") is not { } kind)
            return null;

        double[] numbers = [.. distribution[kind]!.AsArray().Select(item => item!.GetValue<double>())];
        return numbers[0] == numbers[^1] ? null : new RangeCut(kind, numbers, distribution["multipleOf"]?.GetValue<double>());
    }

    /// <summary>The ends of the distribution cut to an interval, rounded outwards to values it has; null where too little or nothing would change.</summary>
    public (double Low, double High)? Ends(double lower, double upper)
    {
        if (_kind == ChoicesKind)
        {
            // On a scale of ratios, since choices are 1, 2, 4 …: what lies nearer to the interval than to its next choice stays.
            var (first, last) = (Nearest(lower), Nearest(upper));
            return first == 0 && last == _sorted.Length - 1 ? null : (_sorted[first], _sorted[last]);
        }

        var (from, to) = _kind == "power2"
            ? (Math.Pow(2, Math.Floor(Math.Log2(lower))), Math.Pow(2, Math.Ceiling(Math.Log2(upper))))
            : (Down(lower, _multiple ?? ShownStep), Up(upper, _multiple ?? ShownStep));
        var (low, high) = (_numbers[0], _numbers[^1]);
        (from, to) = (Math.Max(low, from), Math.Min(high, to));
        var isLog = _kind is "logUniform" or "power2" or "logNormal";
        var share = isLog ? Math.Log(to / from) / Math.Log(high / low) : (to - from) / (high - low);
        return share <= 1 - LeastLoss && from <= to ? (from, to) : null;
    }

    /// <summary>The smaller distribution, or its one value.</summary>
    public JsonNode Write((double Low, double High) ends)
    {
        if (ends.Low == ends.High)
            return JsonValue.Create(ends.Low);

        var cut = new JsonObject { [_kind] = new JsonArray([.. Numbers(ends).Select(number => JsonValue.Create(number))]) };
        if (_multiple is { } multiple)
            cut["multipleOf"] = multiple;

        return cut;
    }

    /// <summary>Such as <c>1 to 5</c>, <c>1, 2</c> or <c>1</c>.</summary>
    public string Words((double Low, double High) ends) => string.Join(
        _kind == ChoicesKind ? ", " : " to ",
        Numbers(ends).Distinct().Select(NumberText.Exact));

    private IEnumerable<double> Numbers((double Low, double High) ends) =>
        _kind == ChoicesKind ? _numbers.Where(choice => choice >= ends.Low && choice <= ends.High) : [ends.Low, ends.High];

    private int Nearest(double value)
    {
        var nearest = 0;
        for (var i = 1; i < _sorted.Length; i++)
        {
            // The smaller of two at the same ratio.
            nearest = Math.Abs(Math.Log(_sorted[i] / value)) < Math.Abs(Math.Log(_sorted[nearest] / value)) ? i : nearest;
        }

        return nearest;
    }

    // Decimal, so that 0.1-multiples stay the numbers that the file's reader expects.
    private static double Down(double value, double step) => (double)(Math.Floor((decimal)value / (decimal)step) * (decimal)step);

    private static double Up(double value, double step) => (double)(Math.Ceiling((decimal)value / (decimal)step) * (decimal)step);
}
