namespace Explorer.Analysis.Derivation;

/// <summary>
/// How far each network of a population is from a narrower space that a constraint defines: 0 for its true members, who alone judge it.
/// Distances depend on the networks, never on their errors.
/// </summary>
internal sealed class Membership
{
    // Where near-members are looked at, they are this share of the population at least.
    private const double NearShare = 0.25;

    private readonly DerivationData _data;
    private readonly double[] _distances;

    public Membership(DerivationData data, double[] distances)
    {
        (_data, _distances) = (data, distances);
        Members = [.. distances.Select(distance => distance == 0)];
        Count = Members.Count(member => member);
        Difference = MeanDifference.Of(data.Errors.Values, Members);
    }

    /// <summary>Whether each network is a true member.</summary>
    public bool[] Members { get; }

    /// <summary>The true members.</summary>
    public int Count { get; }

    public int Others => Members.Length - Count;

    /// <summary>Whether both sides have enough networks to be tested.</summary>
    public bool IsEnough => Math.Min(Count, Others) >= _data.Settings.LeastSide;

    /// <summary>Mean error of the true members less that of all others, at equal FLOPs; null below two on either side.</summary>
    public MeanDifference? Difference { get; }

    /// <summary>What speaks against the space: its members are shown to be worse. Null for nothing.</summary>
    public string? Opposition => IsWorse(Difference?.ToEstimate()) ? "its members are shown to be worse" : null;

    /// <summary>Whether an effect's interval lies above 0.</summary>
    public static bool IsWorse(Estimate? effect) => effect?.Interval is { Lower: > 0 };

    /// <summary>The networks next to the true members, where these are too few; null where they are not.</summary>
    /// <param name="words">What makes them near, of the largest distance among them.</param>
    public NearMembers? Near(Func<double, string> words)
    {
        double[] away = [.. _distances.Where(distance => distance > 0).Order()];
        var least = Math.Max(_data.Settings.LeastSide, (int)Math.Ceiling(NearShare * _distances.Length));
        if (Count >= _data.Settings.LeastSide || away.Length < least || !double.IsFinite(away[least - 1]))
            return null;

        var limit = away[least - 1];
        var errors = _data.Errors.Values;
        var effect = MeanDifference.Of(
            errors.Where((_, i) => _distances[i] > 0 && _distances[i] <= limit),
            errors.Where((_, i) => _distances[i] > limit))?.ToEstimate();
        return new NearMembers(words(limit), away.Count(distance => distance <= limit), effect);
    }
}
