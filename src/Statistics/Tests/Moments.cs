namespace Explorer.Statistics.Tests;

/// <summary>Count, mean and variance of values added one by one (Welford, Technometrics 4, 1962).</summary>
internal struct Moments
{
    private double _squares;

    public int Count { get; private set; }

    public double Mean { get; private set; }

    /// <summary>About the mean, over n − 1; 0 below two values.</summary>
    public readonly double Variance => Count < 2 ? 0 : _squares / (Count - 1);

    public void Add(double value)
    {
        Count++;
        var before = value - Mean;
        Mean += before / Count;
        _squares += before * (value - Mean);
    }
}
