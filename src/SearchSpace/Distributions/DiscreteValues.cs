using Explorer.SearchSpace.Sampling;

namespace Explorer.SearchSpace.Distributions;

/// <summary>A finite list of values with their probabilities.</summary>
public sealed class DiscreteValues
{
    private readonly double[] _values;
    private readonly double[] _probabilities;
    private readonly double[] _below;

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
        _below = new double[_values.Length];
        var sum = 0.0;
        for (var i = 0; i < _values.Length; i++)
        {
            _probabilities[i] /= total;
            sum += _probabilities[i];
            _below[i] = sum;
        }

        // Rounding must not leave a gap at the top that no value owns.
        _below[^1] = 1;
    }

    /// <summary>How many values there are.</summary>
    public int Count => _values.Length;

    /// <summary>The values, increasing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Their probabilities, summing to 1.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>Draws one value; takes one number of the stream, none where there is one value only.</summary>
    public double Draw(SplitMix64 random) => _values.Length == 1 ? _values[0] : _values[FirstAbove(_below, random.NextDouble())];

    /// <summary>The first index whose running sum is above a number, by bisection.</summary>
    internal static int FirstAbove(double[] sums, double number)
    {
        var (low, high) = (0, sums.Length - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sums[middle] > number)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
