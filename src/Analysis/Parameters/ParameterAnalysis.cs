using Explorer.Analysis.Comparisons;

namespace Explorer.Analysis.Parameters;

/// <summary>Sets the error against every scalar of the networks.</summary>
public static class ParameterAnalysis
{
    /// <summary>Seed of all that is drawn, unless told otherwise.</summary>
    public const ulong DefaultSeed = 1;

    private const double Level = 0.05;

    /// <summary>Every parameter's effect, and how nearly independent the choices are.</summary>
    /// <param name="population">Any population; one without two different networks has no effects.</param>
    /// <param name="seed">Seed of bootstrap and folds.</param>
    public static ParameterReport Of(Population population, ulong seed = DefaultSeed)
    {
        var networks = ComparedNetwork.Of(population);
        var parameters = NetworkParameters.Of(population);
        double[] errors = [.. networks.Select(network => network.Error)];
        var choices = parameters.Where(parameter => parameter.IsChoice)
            .Select(parameter => (parameter.Measure.Key, Values: networks.Select(network => parameter.Measure.Of(network.Member)).ToArray(), Levels: parameter.Measure.Words.Length))
            .Where(choice => choice.Values.All(value => value is not null))
            .Select(choice => (choice.Key, Values: choice.Values.Select(value => value!.Value).ToArray(), choice.Levels))
            .ToList();
        var additive = AdditiveAnalysis.Of(choices, errors);
        var mains = additive?.MainEffects();
        var fit = additive?.Fit(Seeds.Derive(seed, "additive", 0));
        var regression = ParameterRegression.Of(networks, parameters);
        return new ParameterReport
        {
            Count = networks.Count,
            Effects = [.. parameters.Select(parameter => Effect(parameter, networks, mains?.GetValueOrDefault(parameter.Measure.Key), regression?.Find(parameter.Measure.Key), seed))],
            Fit = fit,
            Regression = regression,
            IndependenceInWords = Words(fit, networks.Count, population.IsForeign ? "settings" : "networks"),
        };
    }

    /// <summary>One parameter's effect within strata of another: its values, or equal shares of the networks where it has more values than strata.</summary>
    /// <param name="population">Any population.</param>
    /// <param name="measure">The parameter looked at.</param>
    /// <param name="stratum">The parameter held.</param>
    /// <param name="strata">Most strata, at least 2.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public static ImmutableArray<ConditionalEffect> Within(Population population, NetworkMeasure measure, NetworkMeasure stratum, int strata = 3, ulong seed = DefaultSeed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(strata, 2);
        var networks = ComparedNetwork.Of(population)
            .Select(network => (network.Error, Value: measure.Of(network.Member), Held: stratum.Of(network.Member)))
            .Where(network => network.Value is not null && network.Held is not null)
            .Select(network => (network.Error, Value: network.Value!.Value, Held: network.Held!.Value))
            .ToList();
        if (networks.Count == 0)
            return [];

        var levels = FactorLevels.Of(stratum.Key, [.. networks.Select(network => network.Held)], strata);
        return
        [
            .. Enumerable.Range(0, levels.Count).Select(level => networks.Where((_, i) => levels.Codes[i] == level).ToList()).Select(inside => new ConditionalEffect(
                inside.Min(network => network.Held),
                inside.Max(network => network.Held),
                inside.Count,
                RankCorrelation.Of([.. inside.Select(network => network.Value)], [.. inside.Select(network => network.Error)]),
                BestValueBootstrap.Of([.. inside.Select(network => network.Value)], seed))),
        ];
    }

    private static ParameterEffect Effect(NetworkParameter parameter, IReadOnlyList<ComparedNetwork> networks, MainEffect? main, AdjustedEffect? adjusted, ulong seed)
    {
        var having = networks.Select(network => (network.Error, Value: parameter.Measure.Of(network.Member))).Where(network => network.Value is not null).ToList();
        double[] values = [.. having.Select(network => network.Value!.Value)];
        return new ParameterEffect
        {
            Key = parameter.Measure.Key,
            Label = parameter.Measure.Label,
            IsChoice = parameter.IsChoice,
            IsSetting = parameter.Measure.IsSetting,
            Count = values.Length,
            Low = values.Min(),
            High = values.Max(),
            Correlation = parameter.Measure.Words.Length > 2 ? null : RankCorrelation.Of(values, [.. having.Select(network => network.Error)]),
            BestValue = BestValueBootstrap.Of(values, seed),
            MainEffect = main,
            Adjusted = adjusted,
        };
    }

    private static string Words(AdditiveFit? fit, int count, string things)
    {
        if (fit is null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{count} {things} are too few to tell whether the choices act independently.");
        }

        var shown = fit.Interactions.Count(interaction => interaction.AdjustedPValue <= Level);
        var share = fit.CrossValidatedShare;
        var explained = string.Create(
            CultureInfo.InvariantCulture,
            $"Main effects alone explain {NumberText.Share(fit.AdjustedShare, 0)} of the error's variance (adjusted), and {Cell.Share(share, 0)} of {things} left out of the fit");
        return fit.Interactions.Length == 0 ? explained + "." : shown == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{explained}; of {fit.Interactions.Length} pairs of choices none is shown to act together with n = {count}.")
            : string.Create(CultureInfo.InvariantCulture, $"{explained}; of {fit.Interactions.Length} pairs of choices {shown} {(shown == 1 ? "acts" : "act")} together, first of all {fit.Interactions[0].First} with {fit.Interactions[0].Second} ({NumberText.Share(fit.Interactions[0].Share, 0)} more).");
    }
}
