using System.Globalization;

namespace Explorer.SearchSpace.Sampling;

/// <summary>Counts why attempts fail and how near they come.</summary>
internal sealed class AttemptLog(ComplexityWindow window)
{
    private readonly BoundLog _flops = new("flops", window.Flops);
    private readonly BoundLog _params = new("params", window.Params);
    private readonly BoundLog _activations = new("activations", window.Activations);
    private long _structure;
    private long _duplicates;

    /// <summary>Attempts so far.</summary>
    public long Attempts { get; private set; }

    /// <summary>Adds one attempt.</summary>
    /// <param name="hasStructure">Whether it kept the space's rules on structure.</param>
    /// <param name="cost">Its cost, where it did.</param>
    /// <returns>Whether it lies inside the window.</returns>
    public bool Add(bool hasStructure, in CostCounter cost)
    {
        Attempts++;
        if (!hasStructure)
        {
            _structure++;
            return false;
        }

        // Every bound is looked at: the shares in the message are of all attempts.
        return _flops.Add(cost.Flops) & _params.Add(cost.Params) & _activations.Add(cost.Activations);
    }

    /// <summary>Notes that an accepted attempt was the same network as an earlier sample.</summary>
    public void AddDuplicate() => _duplicates++;

    /// <summary>Everything counted, for the author of the space.</summary>
    public string Describe()
    {
        var parts = new List<string>();
        if (_structure > 0)
        {
            parts.Add($"{Share(_structure)} broke the rule on stages or width order");
        }

        parts.AddRange(new[] { _flops, _params, _activations }.Select(bound => bound.Describe(Attempts)).OfType<string>());
        if (_duplicates > 0)
        {
            parts.Add($"{Share(_duplicates)} were networks sampled before");
        }

        return $"{string.Join("; ", parts)}. Widen the window or the distributions, or ask for fewer samples";
    }

    private string Share(long count) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / Attempts:0.##} %");
}
