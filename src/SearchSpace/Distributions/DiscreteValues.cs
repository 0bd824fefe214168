using System.Runtime.CompilerServices;

namespace Explorer.SearchSpace.Distributions;

/// <summary>A finite list of values with their probabilities, drawn in constant time by the alias method (Walker, 1977; Vose, 1991).</summary>
public sealed class DiscreteValues
{
    private readonly double[] _values;
    private readonly double[] _probabilities;

    // Column i is value i below the threshold, of 2^64, and another value from it on.
    private readonly ulong[] _thresholds;
    private readonly int[] _aliases;

    /// <summary>Creates the list.</summary>
    /// <param name="values">At least one value, increasing.</param>
    /// <param name="weights">One weight above 0 a value; probabilities are proportional to them.</param>
    public DiscreteValues(IEnumerable<double> values, IEnumerable<double> weights)
    {
        _values = [.. values];
        _probabilities = [.. weights];
        ArgumentOutOfRangeException.ThrowIfZero(_values.Length, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNotEqual(_probabilities.Length, _values.Length, nameof(weights));
        var total = _probabilities.Sum();
        for (var i = 0; i < _values.Length; i++)
            _probabilities[i] /= total;

        _thresholds = new ulong[_values.Length];
        _aliases = new int[_values.Length];
        FillColumns();
    }

    /// <summary>How many values there are.</summary>
    public int Count => _values.Length;

    /// <summary>The values, increasing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Their probabilities, summing to 1.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>Draws one value; takes one number of the stream, none where there is one value only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Draw(SplitMix64 random)
    {
        if (_values.Length == 1)
            return _values[0];

        var column = (int)Math.BigMul(random.NextUInt64(), (ulong)_values.Length, out var within);
        return _values[within < _thresholds[column] ? column : _aliases[column]];
    }

    /// <summary>Gives every column its own value and the rest of a value that has more than a column's share.</summary>
    private void FillColumns()
    {
        var left = _probabilities.Select(p => p * _values.Length).ToArray();
        var small = new Stack<int>(Enumerable.Range(0, left.Length).Where(i => left[i] < 1));
        var large = new Stack<int>(Enumerable.Range(0, left.Length).Where(i => left[i] >= 1));
        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Peek());
            _thresholds[less] = (ulong)(left[less] * Math.ScaleB(1, 64));
            _aliases[less] = more;
            left[more] -= 1 - left[less];
            if (left[more] < 1)
                small.Push(large.Pop());
        }

        // What rounding left over fills its column alone.
        foreach (var i in small.Concat(large))
            (_thresholds[i], _aliases[i]) = (ulong.MaxValue, i);
    }
}
