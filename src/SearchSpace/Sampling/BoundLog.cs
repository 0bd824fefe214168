using System.Globalization;

namespace Explorer.SearchSpace.Sampling;

/// <summary>Counts how one figure of the attempts lies to its range.</summary>
internal sealed class BoundLog(string name, CountRange range)
{
    private readonly long _least = range.Least ?? long.MinValue;
    private readonly long _most = range.Most ?? long.MaxValue;
    private long _below;
    private long _above;
    private long _nearestBelow = long.MinValue;
    private long _nearestAbove = long.MaxValue;

    /// <summary>Adds one figure; whether it is in the range.</summary>
    public bool Add(long figure)
    {
        if (figure < _least)
        {
            _below++;
            _nearestBelow = Math.Max(_nearestBelow, figure);
            return false;
        }

        if (figure > _most)
        {
            _above++;
            _nearestAbove = Math.Min(_nearestAbove, figure);
            return false;
        }

        return true;
    }

    /// <summary>What was counted, in words; null where every figure was in the range.</summary>
    public string? Describe(long attempts)
    {
        if (_below + _above == 0)
            return null;

        List<string> sides = [];
        if (_below > 0)
            sides.Add(Side(_below, attempts, "below", _nearestBelow));

        if (_above > 0)
            sides.Add(Side(_above, attempts, "above", _nearestAbove));

        return $"{name} {range}: {string.Join(", ", sides)}";
    }

    private static string Side(long count, long attempts, string side, long nearest) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / attempts:0.##} % were {side} (the nearest {nearest})");
}
