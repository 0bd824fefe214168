namespace Explorer.Statistics.Tests;

/// <summary>
/// The errors of one side, ascending, each in a bin (one bin for all where nothing is matched). Every bin weighs the same, and so do
/// the networks of one bin.
/// </summary>
internal sealed class ComparisonSample
{
    private ComparisonSample(double[] errors, int[] bins, int binCount)
    {
        Errors = errors;
        Bins = bins;
        Members = [.. Enumerable.Range(0, binCount).Select(bin => Enumerable.Range(0, errors.Length).Where(i => bins[i] == bin).ToArray())];
        Weights = [.. bins.Select(bin => 1.0 / ((double)binCount * Members[bin].Length))];
    }

    /// <summary>Ascending.</summary>
    public double[] Errors { get; }

    /// <summary>The bin of each error.</summary>
    public int[] Bins { get; }

    /// <summary>The weight of each error; they sum to 1.</summary>
    public double[] Weights { get; }

    /// <summary>The positions of each bin's errors; none is empty.</summary>
    public int[][] Members { get; }

    public int Count => Errors.Length;

    /// <summary>Whether spread can be estimated in every bin.</summary>
    public bool HasSpread => Count >= MeanBootstrap.MinimumCount && Members.All(bin => bin.Length > 1);

    /// <summary>A sample without bins.</summary>
    public static ComparisonSample Of(IEnumerable<double> errors)
    {
        double[] sorted = [.. errors.Order()];
        return new ComparisonSample(sorted, new int[sorted.Length], 1);
    }

    /// <summary>A sample in bins, none of them empty.</summary>
    public static ComparisonSample Of(IEnumerable<(double Error, int Bin)> errors, int binCount)
    {
        (double Error, int Bin)[] sorted = [.. errors.OrderBy(item => item.Error)];
        return new ComparisonSample([.. sorted.Select(item => item.Error)], [.. sorted.Select(item => item.Bin)], binCount);
    }

    /// <summary>Σ w·f(e).</summary>
    public double Mean(double[] values)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += Weights[i] * values[i];

        return sum;
    }

    /// <summary>The variance of the weighted mean's terms, scaled so that variance / n is that of the mean.</summary>
    public double Variance()
    {
        var sum = 0.0;
        foreach (var bin in Members.Where(bin => bin.Length > 1))
        {
            var mean = bin.Average(i => Errors[i]);
            sum += bin.Sum(i => (Errors[i] - mean) * (Errors[i] - mean)) / (bin.Length - 1) / bin.Length;
        }

        return sum / ((double)Members.Length * Members.Length) * Count;
    }
}
