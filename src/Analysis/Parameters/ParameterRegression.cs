using Explorer.Analysis.Comparisons;

namespace Explorer.Analysis.Parameters;

/// <summary>
/// The error on all swept training settings and on what the space chose at once, by least squares: what each does beside all
/// others, so that none takes the blame of another. Where there are fewer than
/// <see cref="NetworksPerColumn"/> networks a column, total depth, total width and FLOPs stand for the space's choices.
/// </summary>
public sealed record ParameterRegression
{
    /// <summary>Least number of networks a column, the constant among them.</summary>
    public const int NetworksPerColumn = 4;

    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = LeastSquares.Method;

    // Of a setting with more values than that.
    private const int Levels = 4;

    private static readonly string[] Totals = [NetworkMeasure.Depth.Key, NetworkMeasure.TotalWidth.Key, NetworkMeasure.Flops.Key];

    /// <summary>Networks fitted; repeats of one count once, with their mean error.</summary>
    public required int Count { get; init; }

    /// <summary>Each parameter of the regression; those that others determine are left out.</summary>
    public required ImmutableArray<AdjustedEffect> Effects { get; init; }

    /// <summary>The swept settings level by level, which shows a best value between the ends.</summary>
    public required ImmutableArray<LevelEffect> SettingLevels { get; init; }

    /// <summary>Share of the error's variance that the regression leaves unexplained, adjusted for its columns.</summary>
    public required double UnexplainedShare { get; init; }

    /// <summary>What was regressed on what, in a sentence.</summary>
    public required string InWords { get; init; }

    /// <summary>One parameter's effect; null where it is not in the regression.</summary>
    public AdjustedEffect? Find(string key) => Effects.FirstOrDefault(effect => effect.Key == key);

    internal static ParameterRegression? Of(IReadOnlyList<ComparedNetwork> networks, IReadOnlyList<NetworkParameter> parameters)
    {
        double[] errors = [.. networks.Select(network => network.Error)];
        if (errors.Length == 0 || errors.Min() == errors.Max())
            return null;

        // Settings first: where two say the same, the later one is left out.
        PopulationMember[] members = [.. networks.Select(network => network.Member)];
        List<RegressionTerm> Terms(Func<NetworkParameter, bool> chosen) =>
            [.. parameters.Where(chosen).OrderBy(parameter => !parameter.Measure.IsSetting).Select(parameter => RegressionTerm.Of(parameter.Measure, members)).OfType<RegressionTerm>()];
        List<List<RegressionTerm>> models =
        [
            Terms(parameter => parameter.IsChoice || parameter.Measure.Key == NetworkMeasure.Flops.Key),
            Terms(parameter => parameter.Measure.IsSetting || Totals.Contains(parameter.Measure.Key)),
        ];
        return models.Find(terms => terms.Count > 0 && NetworksPerColumn * (1 + terms.Sum(term => term.Columns.Count)) <= errors.Length) is { } chosen
            ? Of(errors, chosen, isWhole: chosen == models[0])
            : null;
    }

    private static ParameterRegression Of(double[] errors, List<RegressionTerm> terms, bool isWhole)
    {
        var fit = new LeastSquares([.. terms.SelectMany(term => term.Columns)], errors);
        var found = terms.Where(term => term.Columns.Count == 1).Select(term => (Term: term, Slope: fit.Sum(Weights(terms, term, [1])), Range: fit.Sum(Weights(terms, term, [term.Length]))))
            .Where(item => item.Slope is not null).ToList();
        var adjusted = HolmCorrection.Adjust([.. found.Select(item => item.Slope!.Value.PValue)]);
        var mean = errors.Average();
        var unexplained = fit.Residuals.Sum(residual => residual * residual) / fit.Freedom / (errors.Sum(error => (error - mean) * (error - mean)) / (errors.Length - 1));
        var settings = terms.Where(term => term.Measure.IsSetting).ToList();
        return new ParameterRegression
        {
            Count = errors.Length,
            Effects = [.. found.Select((item, i) => new AdjustedEffect(item.Term.Measure.Key, item.Term.IsLogarithmic, item.Slope!.Value.Estimate, item.Range!.Value.Estimate, item.Slope.Value.PValue, adjusted[i]))],
            SettingLevels = [.. settings.SelectMany(setting => LevelsOf(errors, terms, setting))],
            UnexplainedShare = unexplained,
            InWords = $"One regression of the error on {Named(settings, settings.Exists(setting => setting.Measure.IsForeign) ? "the parameters" : "swept training settings", terms, isWhole)} explains {NumberText.Share(Math.Max(0, 1 - unexplained), 0)} of its variance over {NumberText.Counted(errors.Length, settings.Exists(setting => setting.Measure.IsForeign) ? "setting" : "network")}.",
        };
    }

    private static string Named(List<RegressionTerm> settings, string words, List<RegressionTerm> terms, bool isWhole)
    {
        var space = isWhole ? "the space's choices and FLOPs" : "total depth, total width and FLOPs (too few networks for the space's single choices)";
        return settings.Count == 0 ? space : settings.Count == terms.Count ? words : $"{words} and {space}";
    }

    private static IEnumerable<LevelEffect> LevelsOf(double[] errors, List<RegressionTerm> terms, RegressionTerm setting)
    {
        var levels = FactorLevels.Of(setting.Measure.Key, setting.Values, Math.Max(Levels, setting.Measure.Words.Length));
        var staged = setting with { Columns = RegressionTerm.Indicators(levels) };
        List<RegressionTerm> model = [.. terms.Select(term => term == setting ? staged : term)];
        var fit = new LeastSquares([.. model.SelectMany(term => term.Columns)], errors);
        double[] shares = [.. Enumerable.Range(0, levels.Count).Select(level => levels.Codes.Count(code => code == level) / (double)errors.Length)];
        for (var level = 0; level < levels.Count; level++)
        {
            double[] inside = [.. setting.Values.Where((_, row) => levels.Codes[row] == level)];
            double[] contrast = [.. Enumerable.Range(1, levels.Count - 1).Select(other => (other == level ? 1 : 0) - shares[other])];
            yield return new LevelEffect(setting.Measure.Key, setting.Measure.Label, inside.Min(), inside.Max(), inside.Length, fit.Sum(Weights(model, staged, contrast))?.Estimate)
            {
                Word = setting.Measure.Words.Length > 0 ? setting.Measure.Words[(int)inside[0]] : null,
            };
        }
    }

    // The weights of all columns, of which those of one term are given.
    private static double[] Weights(List<RegressionTerm> terms, RegressionTerm term, double[] weights) =>
        [.. terms.SelectMany(other => other == term ? weights : new double[other.Columns.Count])];
}
