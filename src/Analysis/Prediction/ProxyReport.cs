namespace Explorer.Analysis.Prediction;

/// <summary>The zero-cost proxies of a population beside the baselines that they have to beat.</summary>
/// <param name="Count">Trials that have proxies.</param>
/// <param name="Correlations">Proxies, then baselines, each by τ, the greatest first.</param>
/// <param name="Seed">Seed of the bootstrap.</param>
public sealed record ProxyReport(int Count, ValueList<ProxyCorrelation> Correlations, ulong Seed)
{
    private const int BestShare = 4;

    // Below every number that a proxy has; infinity would spoil ranks' arithmetic.
    private const double Undefined = double.MinValue;

    private static readonly NetworkMeasure[] Baselines = [NetworkMeasure.Flops, NetworkMeasure.Params, NetworkMeasure.Activations];

    /// <summary>The best baseline by τ; null where all are undefined.</summary>
    public ProxyCorrelation? BestBaseline => Correlations.Where(item => item is { IsBaseline: true, Kendall: not null }).MaxBy(item => item.Kendall!.Value);

    /// <summary>The report; null where fewer than two trials have proxies.</summary>
    /// <param name="population">The trials that count; those without proxies are left out.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public static ProxyReport? Of(Population population, ulong seed)
    {
        PopulationMember[] members = [.. population.Members.Where(member => member.Trial.Proxies.Count > 0)];
        if (members.Length < 2)
            return null;

        double[] goodness = [.. members.Select(member => -member.Error)];
        string[] names = [.. members.SelectMany(member => member.Trial.Proxies).Select(score => score.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        double[][] baselines = [.. Baselines.Select(measure => members.Select(member => measure.Of(member) ?? Undefined).ToArray())];
        var items = names.Select(name => Proxy(name, members, goodness, baselines, seed)).OrderByDescending(Tau)
            .Concat(Baselines.Select((measure, i) => Row(measure.Key, goodness, baselines[i], null, seed)).OrderByDescending(Tau));
        return new ProxyReport(members.Length, items.ToValueList(), seed);

        static double Tau(ProxyCorrelation item) => item.Kendall?.Value ?? -2;
    }

    private static ProxyCorrelation Proxy(string name, PopulationMember[] members, double[] goodness, double[][] baselines, ulong seed)
    {
        ProxyScore?[] scores = [.. members.Select(member => member.Trial.Proxies.FirstOrDefault(score => score.Name == name))];
        double[] values = [.. scores.Select(score => score?.Value is { } value && double.IsFinite(value) ? value : Undefined)];
        return Row(name, goodness, values, baselines, seed) with
        {
            IsBaseline = false,
            Undefined = values.Count(value => value == Undefined),
            Seconds = scores.OfType<ProxyScore>().Select(score => score.Seconds).DefaultIfEmpty(0).Average(),
        };
    }

    private static ProxyCorrelation Row(string name, double[] goodness, double[] values, double[][]? baselines, ulong seed)
    {
        var over = baselines is null ? null : PercentileBootstrap.Of(
            [goodness.Length],
            chosen => Over(chosen, goodness, values, baselines) is { } difference ? [difference] : null,
            Seeds.Derive(seed, "over", 0),
            RankCorrelation.MinimumCount)?[0];
        int[] best = [.. Enumerable.Range(0, goodness.Length).OrderByDescending(i => goodness[i]).Take((goodness.Length + BestShare - 1) / BestShare)];
        return new ProxyCorrelation
        {
            Name = name,
            IsBaseline = true,
            Undefined = 0,
            Seconds = null,
            Kendall = KendallTau.WithInterval(values, goodness),
            Spearman = RankCorrelation.Of(values, goodness),
            BestKendall = KendallTau.WithInterval(At(values, best), At(goodness, best)),
            BestSpearman = RankCorrelation.Of(At(values, best), At(goodness, best)),
            OverBaselines = over,
        };
    }

    // The best baseline is chosen in every resample anew, as it was in the sample.
    private static double? Over(int[] chosen, double[] goodness, double[] values, double[][] baselines)
    {
        var drawn = At(goodness, chosen);
        var best = baselines.Select(baseline => KendallTau.Of(At(baseline, chosen), drawn)).Max();
        return KendallTau.Of(At(values, chosen), drawn) - best;
    }

    private static double[] At(double[] values, int[] chosen) => Array.ConvertAll(chosen, i => values[i]);
}
