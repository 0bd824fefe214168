using Explorer.Statistics.Rectified;

namespace Explorer.Analysis.Fidelities;

/// <summary>
/// Means over a space from many cheap errors and few random full ones: the difference estimator (Särndal, Swensson and Wretman, Model
/// Assisted Survey Sampling, 1992), as prediction-powered inference (Angelopoulos et al., Science 382, 2023) with predictions fitted crosswise
/// (Zrnic and Candès, PNAS 121, 2024).
/// With f the quantity, S the networks whose error at the target is known whatever the lot, R the rest, C the random ones within R and g
/// the prediction fitted without the network's own fold: (1/N) [Σ_S f + Σ_R g + |R| · mean_C (f − g)].
/// The lot knows no result, so C is a random sample of R and the mean over C makes up for whatever g gets wrong: the
/// estimate is unbiased whether the predictions are good or not. Good ones make it narrow.
/// </summary>
internal sealed class Rectifier : IRectified
{
    private const int MostFolds = 10;

    private readonly CensoredSample _sample;
    private readonly int[] _sure;
    private readonly int[] _rest;
    private readonly int[] _random;
    private readonly int[] _foldOf;
    private readonly int _folds;
    private readonly double[] _shareOfFold;

    // By fold left out, then by level.
    private readonly CheapPredictor[][] _predictors;

    public Rectifier(CensoredSample sample)
    {
        _sample = sample;
        _sure = [.. Enumerable.Range(0, sample.Networks.Length).Where(sample.IsSure)];
        _rest = [.. Enumerable.Range(0, sample.Networks.Length).Where(network => !sample.IsSure(network))];
        _random = [.. _rest.Where(network => sample.Networks[network].IsRandom)];
        _folds = Math.Min(_random.Length, MostFolds);
        _foldOf = new int[sample.Networks.Length];
        for (var place = 0; place < _random.Length; place++)
            _foldOf[_random[place]] = place % _folds;

        _shareOfFold = [.. Enumerable.Range(0, _folds).Select(fold => (double)_random.Count(network => _foldOf[network] == fold) / _random.Length)];
        _predictors = _random.Length > CheapPredictor.Fewest ? [.. Enumerable.Range(0, _folds).Select(Fit)] : [];
    }

    /// <summary>Random networks in the rest: by them the rest is known.</summary>
    public int RandomCount => _random.Length;

    /// <summary>Networks that count as they are.</summary>
    public int SureCount => _sure.Length;

    /// <summary>Whether every network counts as it is.</summary>
    public bool IsComplete => _rest.Length == 0;

    public int Count => _sample.Networks.Length;

    /// <inheritdoc/>
    /// <remarks>A few misses show their own spread badly, and none that of a rare error; the model's is steady. Each makes up for the other.</remarks>
    public RectifiedMean Below(double error) => Of(target => target < error ? 1 : 0, (predictor, cheap) =>
    {
        var share = predictor.Below(error, cheap);
        return (share, share * (1 - share));
    }, (seen, modelled) => (seen + modelled) / 2);

    /// <inheritdoc/>
    /// <remarks>Errors are skewed, and the spread that a few show misses their tail more often than not: the larger of the two.</remarks>
    public RectifiedMean Mean() => Of(target => target, (predictor, cheap) => (predictor.Expected(cheap), predictor.Deviation * predictor.Deviation), Math.Max);

    public IEnumerable<double> Errors() => _sure.Concat(_random).Select(network => _sample.Networks[network].TargetError!.Value)
        .Concat(_predictors.Length == 0 ? [] : _rest.Select(network => _predictors[0][_sample.SureLevels[network]].Expected(Cheap(network))));

    private double Cheap(int network) => _sample.Networks[network].Errors[_sample.SureLevels[network]]!.Value;

    private CheapPredictor[] Fit(int fold)
    {
        var others = _random.Where(network => _foldOf[network] != fold).Select(network => _sample.Networks[network]).ToList();
        return [.. Enumerable.Range(0, _sample.Levels).Select(level => CheapPredictor.Fit([.. others.Select(network => (network.Errors[level], network.TargetError!.Value))]))];
    }

    private RectifiedMean Of(Func<double, double> quantity, Func<CheapPredictor, double, (double Value, double Variance)> predict, Func<double, double, double> spreadOf)
    {
        var values = new double[Count];
        foreach (var network in _sure)
            values[network] = quantity(_sample.Networks[network].TargetError!.Value);

        var modelled = 0.0;
        foreach (var network in _rest)
        {
            var (level, cheap) = (_sample.SureLevels[network], Cheap(network));
            var (value, variance) = (0.0, 0.0);
            for (var fold = 0; fold < _folds; fold++)
            {
                if (!_sample.Networks[network].IsRandom || fold == _foldOf[network])
                {
                    var share = _sample.Networks[network].IsRandom ? 1 : _shareOfFold[fold];
                    var predicted = predict(_predictors[fold][level], cheap);
                    value += share * predicted.Value;
                    variance += share * predicted.Variance;
                }
            }

            values[network] = value;
            modelled += variance / _rest.Length;
        }

        double[] misses = [.. _random.Select(network => quantity(_sample.Networks[network].TargetError!.Value) - values[network])];
        return IsComplete ? Combine(values, [], 0, spreadOf) : Combine(values, misses, modelled, spreadOf);
    }

    private RectifiedMean Combine(double[] values, double[] misses, double modelled, Func<double, double, double> spreadOf)
    {
        var share = (double)_rest.Length / Count;
        var miss = misses.Length == 0 ? 0 : misses.Average();
        var mean = values.Average() + (share * miss);
        foreach (var network in _rest)
            values[network] += miss;

        var spread = values.Sum(value => (value - mean) * (value - mean)) / ((double)Count * Math.Max(1, Count - 1));
        if (misses.Length == 0)
            return new RectifiedMean(mean, spread, Math.Max(1, Count - 1));

        var seen = misses.Sum(value => (value - miss) * (value - miss)) / Math.Max(1, misses.Length - 1);
        var rectified = share * share * spreadOf(seen, modelled) / misses.Length;

        // Predictions that spread too little go with their misses; predictions that spread too much would make the sum smaller, which is left out.
        var together = _random.Select((network, place) => (values[network] - miss) * (misses[place] - miss)).Sum() / Math.Max(1, misses.Length - 1);
        var variance = spread + rectified + (2 * share * Math.Max(0, together) / Count);
        var freedom = variance > 0
            ? variance * variance / ((spread * spread / Math.Max(1, Count - 1)) + (rectified * rectified / Math.Max(1, misses.Length - 2)))
            : Math.Max(1, misses.Length - 2);
        return new RectifiedMean(mean, variance, Math.Max(1, freedom));
    }
}
