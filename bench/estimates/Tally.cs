using Explorer.Statistics.Intervals;

namespace Explorer.Estimates;

/// <summary>How one quantity's estimates fared over many samples.</summary>
internal sealed class Tally(double truth)
{
    private double _naive;
    private double _corrected;
    private double _squares;
    private double _plain;
    private double _width;
    private int _covered;
    private int _intervals;
    private int _count;

    public double NaiveBias => _naive / _count;

    public double CorrectedBias => _corrected / _count;

    /// <summary>Standard error of <see cref="CorrectedBias"/>.</summary>
    public double Error => Math.Sqrt(Variance / _count);

    /// <summary>Of the samples that have an interval.</summary>
    public double Coverage => (double)_covered / _intervals;

    /// <summary>Variance of plain sampling at the same cost over that of the corrected estimate: how many times cheaper the same interval width is.</summary>
    public double Gain => _plain / _count / ((_squares / _count) - (CorrectedBias * CorrectedBias));

    /// <summary>Mean width of the intervals over that of a normal one with the estimates' true spread.</summary>
    public double Width => _width / _intervals / (2 * 1.96 * Math.Sqrt(Variance));

    private double Variance => (_squares / _count) - (CorrectedBias * CorrectedBias);

    /// <param name="naive">The estimate from the networks that finished.</param>
    /// <param name="corrected">The corrected estimate.</param>
    /// <param name="plainVariance">Variance of plain sampling at the cost of this sample.</param>
    public void Add(double naive, Estimate corrected, double plainVariance)
    {
        _count++;
        _naive += naive - truth;
        _corrected += corrected.Value - truth;
        _squares += (corrected.Value - truth) * (corrected.Value - truth);
        _plain += plainVariance;
        if (corrected.Interval is { } interval)
        {
            _intervals++;
            _width += interval.Upper - interval.Lower;
            _covered += interval.Contains(truth) ? 1 : 0;
        }
    }
}
