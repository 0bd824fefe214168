namespace Explorer.Analysis.Fidelities;

/// <summary>
/// The numbers of a pair of levels with their intervals, over all networks and over the best quarter: rank correlations by their own intervals,
/// the rest by resampling networks, of which each resample takes its best quarter anew.
/// </summary>
internal sealed class AgreementBootstrap(double[] cheap, double[] dear, double[] target)
{
    /// <summary>How the intervals are computed that are not of rank correlations, in words.</summary>
    public const string Method = "percentile bootstrap";

    /// <summary>Fewest networks for an interval: resamples of fewer hold too few different networks to rank.</summary>
    public const int FewestForInterval = 8;

    /// <summary>Fewest networks whose best quarter is looked at.</summary>
    public const int FewestForQuarter = 16;

    private const double Quarter = 0.25;
    private const double Tenth = 0.1;
    private const int Numbers = 3;

    private readonly RankOrder _cheap = RankOrder.Of(cheap);
    private readonly RankOrder _dear = RankOrder.Of(dear);
    private readonly RankOrder _target = RankOrder.Of(target);
    private readonly int _count = cheap.Length;

    /// <summary>The agreement over all, and over the best quarter where there are enough.</summary>
    public (RankAgreement Whole, RankAgreement? BestQuarter) Run(int resamples, ulong seed, double confidence)
    {
        int[] once = [.. Enumerable.Repeat(1, _count)];
        var quarter = _count >= FewestForQuarter;
        var point = Evaluate(once, quarter);
        double[][]? draws = _count >= FewestForInterval ? Draw(resamples, seed, quarter) : null;
        Estimate[] estimates =
        [
            .. point.Select((value, number) => new Estimate(value, draws is null ? null : ResampledInterval.Percentile(draws[number], confidence, Method))),
        ];
        var best = _target.Order.Take(QuarterOf(_count)).ToArray();
        return (
            Of(cheap, dear, estimates, confidence),
            quarter ? Of(Array.ConvertAll(best, i => cheap[i]), Array.ConvertAll(best, i => dear[i]), estimates[Numbers..], confidence) : null);
    }

    private static RankAgreement Of(double[] cheap, double[] dear, Estimate[] numbers, double confidence) => new()
    {
        Count = cheap.Length,
        KendallTau = KendallTau.WithInterval(cheap, dear, confidence) ?? new Estimate(0, null),
        Spearman = RankCorrelation.Of(cheap, dear, confidence) ?? new Estimate(0, null),
        TopTenth = numbers[0],
        TopQuarter = numbers[1],
        Regret = numbers[2],
    };

    private static int QuarterOf(int count) => (int)Math.Ceiling(Quarter * count);

    // By number and then ascending.
    private double[][] Draw(int resamples, ulong seed, bool quarter)
    {
        var random = new SplitMix64(seed);
        double[][] draws = [.. Enumerable.Range(0, quarter ? 2 * Numbers : Numbers).Select(_ => new double[resamples])];
        var weights = new int[_count];
        for (var resample = 0; resample < resamples; resample++)
        {
            Array.Clear(weights);
            for (var i = 0; i < _count; i++)
                weights[random.NextInt(_count)]++;

            var numbers = Evaluate(weights, quarter);
            for (var number = 0; number < numbers.Length; number++)
                draws[number][resample] = numbers[number];
        }

        foreach (var values in draws)
            Array.Sort(values);

        return draws;
    }

    private double[] Evaluate(int[] weights, bool quarter) => quarter
        ? [.. Evaluate(weights, _count), .. Evaluate(BestQuarter(weights), QuarterOf(_count))]
        : Evaluate(weights, _count);

    private int[] BestQuarter(int[] weights)
    {
        var best = new int[_count];
        var left = QuarterOf(_count);
        foreach (var item in _target.Order)
        {
            best[item] = Math.Min(left, weights[item]);
            left -= best[item];
        }

        return best;
    }

    private double[] Evaluate(int[] weights, int count) =>
    [
        Overlap((int)Math.Ceiling(Tenth * count), weights),
        Overlap((int)Math.Ceiling(Quarter * count), weights),
        Regret(weights),
    ];

    // Ties at the edge are broken by chance on both sides: this is the expected overlap.
    private double Overlap(int best, int[] weights)
    {
        var (a, b) = (_cheap.Least(best, weights), _dear.Least(best, weights));
        var common = 0.0;
        for (var i = 0; i < _count; i++)
            common += weights[i] > 0 ? a[i] * b[i] / weights[i] : 0;

        return common / best;
    }

    private double Regret(int[] weights)
    {
        var chosen = _cheap.Least(1, weights);
        var (error, least) = (0.0, double.PositiveInfinity);
        for (var i = 0; i < _count; i++)
        {
            error += chosen[i] * dear[i];
            least = weights[i] > 0 ? Math.Min(least, dear[i]) : least;
        }

        return error - least;
    }
}
