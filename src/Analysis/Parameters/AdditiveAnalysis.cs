using MathNet.Numerics;

namespace Explorer.Analysis.Parameters;

/// <summary>Fits main effects and tests products.</summary>
internal sealed class AdditiveAnalysis
{
    private const int MostLevels = 4;
    private const int NetworksPerColumn = 4;
    private const int Folds = 10;
    private const int Resamples = 2_000;

    private readonly IReadOnlyList<FactorLevels> _factors;
    private readonly int _levels;
    private readonly double[] _errors;
    private readonly FactorialFit _fit;
    private readonly double _total;

    private AdditiveAnalysis(IReadOnlyList<FactorLevels> factors, int levels, double[] errors)
    {
        (_factors, _levels, _errors) = (factors, levels, errors);
        _fit = new FactorialFit(factors, errors);
        var mean = errors.Average();
        _total = errors.Sum(error => (error - mean) * (error - mean));
    }

    /// <summary>The analysis with as many levels as there are networks for; null where even two are too many, or all errors are equal.</summary>
    public static AdditiveAnalysis? Of(IReadOnlyList<(string Key, double[] Values, int Words)> choices, double[] errors)
    {
        for (var levels = MostLevels; levels > 1 && choices.Count > 0; levels--)
        {
            FactorLevels[] factors = [.. choices.Select(choice => FactorLevels.Of(choice.Key, choice.Values, Math.Max(levels, choice.Words))).Where(factor => factor.Count > 1)];
            if (factors.Length > 0 && NetworksPerColumn * (1 + factors.Sum(factor => factor.Count - 1)) <= errors.Length)
            {
                var analysis = new AdditiveAnalysis(factors, levels, errors);
                return analysis._total > 0 ? analysis : null;
            }
        }

        return null;
    }

    public AdditiveFit Fit(ulong seed) => new()
    {
        Count = _errors.Length,
        Choices = [.. _factors.Select(factor => factor.Key)],
        Levels = _levels,
        AdjustedShare = 1 - (_fit.ResidualSquares / (_errors.Length - _fit.Rank) / (_total / (_errors.Length - 1))),
        CrossValidatedShare = CrossValidated(seed),
        Interactions = [.. Interactions()],
    };

    /// <summary>Each choice's effect beside the others, by key.</summary>
    public IReadOnlyDictionary<string, MainEffect> MainEffects()
    {
        var tests = _factors.Select(factor => Test(new FactorialFit([.. _factors.Where(other => other != factor)], _errors), _fit)).ToList();
        var adjusted = HolmCorrection.Adjust([.. tests.Select(test => test.P)]);
        return _factors.Select((factor, i) => (factor.Key, Effect: new MainEffect(tests[i].Share, tests[i].P, adjusted[i])))
            .ToDictionary(item => item.Key, item => item.Effect, StringComparer.Ordinal);
    }

    private IEnumerable<Interaction> Interactions()
    {
        var pairs = Enumerable.Range(0, _factors.Count).SelectMany(i => Enumerable.Range(i + 1, _factors.Count - i - 1).Select(j => (First: _factors[i], Second: _factors[j]))).ToList();
        var tests = pairs.AsParallel().AsOrdered().Select(pair => Test(_fit, new FactorialFit(_factors, _errors, pair))).ToList();
        var adjusted = HolmCorrection.Adjust([.. tests.Select(test => test.P)]);
        return pairs.Select((pair, i) => new Interaction(pair.First.Key, pair.Second.Key, tests[i].Share, tests[i].P, adjusted[i])).OrderBy(interaction => interaction.PValue);
    }

    // The F test of the columns that the larger fit has more.
    private (double P, double Share) Test(FactorialFit small, FactorialFit large)
    {
        var columns = large.Rank - small.Rank;
        var freedom = _errors.Length - large.Rank;
        if (columns <= 0 || freedom <= 0)
            return (1, 0);

        var gain = Math.Max(0, small.ResidualSquares - large.ResidualSquares);
        var noise = large.ResidualSquares / freedom;
        var p = noise > 0 ? SpecialFunctions.BetaRegularized(freedom / 2.0, columns / 2.0, freedom / (freedom + (gain / noise))) : 0;
        return (p, Math.Max(0, (gain - (columns * noise)) / _total));
    }

    private Estimate CrossValidated(ulong seed)
    {
        var order = Shuffled(_errors.Length, new SplitMix64(Seeds.Derive(seed, "folds", 0)));
        var fold = new int[_errors.Length];
        for (var i = 0; i < order.Length; i++)
            fold[order[i]] = i % Folds;

        var missed = new double[_errors.Length];
        var spread = new double[_errors.Length];
        for (var left = 0; left < Folds; left++)
        {
            var fit = new FactorialFit(_factors, _errors, keep: row => fold[row] != left);
            var mean = Enumerable.Range(0, _errors.Length).Where(row => fold[row] != left).Average(row => _errors[row]);
            foreach (var row in Enumerable.Range(0, _errors.Length).Where(row => fold[row] == left))
            {
                missed[row] = Math.Pow(_errors[row] - fit.Predict(row), 2);
                spread[row] = Math.Pow(_errors[row] - mean, 2);
            }
        }

        var random = new SplitMix64(Seeds.Derive(seed, "share", 0));
        var shares = new double[Resamples];
        foreach (ref var share in shares.AsSpan())
        {
            var (numerator, denominator) = (0.0, 0.0);
            for (var draw = 0; draw < missed.Length; draw++)
            {
                var row = random.NextInt(missed.Length);
                numerator += missed[row];
                denominator += spread[row];
            }

            share = denominator > 0 ? 1 - (numerator / denominator) : 0;
        }

        Array.Sort(shares);
        var method = string.Create(CultureInfo.InvariantCulture, $"percentile bootstrap over networks, {NumberText.Count(Resamples)} resamples, seed {SeedWords.Of(seed)}");
        return new Estimate(1 - (missed.Sum() / spread.Sum()), ResampledInterval.Percentile(shares, Interval.DefaultConfidence, method));
    }

    private static int[] Shuffled(int count, SplitMix64 random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
