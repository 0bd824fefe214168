namespace Explorer.SearchSpace.Sampling;

/// <summary>
/// Draws sequences of independent values conditioned on never falling, exactly: backward sums give the probability that
/// the later stages can follow a value, and each stage is drawn given the one before. Nothing is rejected or sorted.
/// </summary>
internal sealed class OrderedTables
{
    private readonly DiscreteValues[] _tables;
    private readonly int[][] _firstAllowed;
    private readonly double[][] _from;

    /// <summary>Prepares the sums.</summary>
    /// <param name="tables">What each stage is drawn from without the order.</param>
    public OrderedTables(IReadOnlyList<DiscreteValues> tables)
    {
        _tables = [.. tables];
        _firstAllowed = new int[_tables.Length][];
        _from = new double[_tables.Length][];
        for (var i = _tables.Length - 1; i >= 0; i--)
        {
            var isLast = i == _tables.Length - 1;
            _firstAllowed[i] = isLast ? [] : FirstAllowed(_tables[i].Values, _tables[i + 1].Values);
            _from[i] = new double[_tables[i].Count + 1];
            for (var j = _tables[i].Count - 1; j >= 0; j--)
            {
                var follow = isLast ? 1 : _from[i + 1][_firstAllowed[i][j]];
                _from[i][j] = _from[i][j + 1] + (_tables[i].Probabilities[j] * follow);
            }
        }
    }

    /// <summary>For each value the index of the first next value that is not below it.</summary>
    public static int[] FirstAllowed(ReadOnlySpan<double> values, ReadOnlySpan<double> next)
    {
        var first = new int[values.Length];
        var k = 0;
        for (var j = 0; j < values.Length; j++)
        {
            while (k < next.Length && next[k] < values[j])
                k++;

            first[j] = k;
        }

        return first;
    }

    /// <summary>Draws one value a stage; takes one number of the stream a stage.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="values">Receives the values, in the order of the tables.</param>
    public void Draw(SplitMix64 random, Span<double> values)
    {
        var start = 0;
        for (var i = 0; i < _tables.Length; i++)
        {
            var from = _from[i];
            var j = LastAtLeast(from, start, from[start] * (1 - random.NextDouble()));
            values[i] = _tables[i].Values[j];
            start = i == _tables.Length - 1 ? 0 : _firstAllowed[i][j];
        }
    }

    /// <summary>The last index, from a start on, whose sum reaches a number above 0; sums fall to 0 past the last value.</summary>
    private static int LastAtLeast(double[] from, int start, double number)
    {
        var (low, high) = (start, from.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (from[middle] >= number)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
