using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Fidelities;
using Explorer.Analysis.Parameters;
using Explorer.Analysis.Regime;
using Explorer.Analysis.Widths;

namespace Explorer.Analysis.Transfers;

/// <summary>
/// Whether rankings and rules carry over from a small budget to a larger one: the third assumption of design-space design, that what is
/// learnt where networks are cheap holds where they are used (Radosavovic et al., Designing Network Design Spaces, 2020, section 3.1).
/// </summary>
public sealed record SizeTransfer
{
    private const int Resamples = 2_000;

    /// <summary>Name of the population at the small budget.</summary>
    public required string NameSmall { get; init; }

    /// <summary>Name of the one at the larger budget.</summary>
    public required string NameLarge { get; init; }

    /// <summary>How the networks that both trained rank in the two; null where they share none.</summary>
    public required RankAgreement? SharedNetworks { get; init; }

    /// <summary>The mean errors of the networks that both trained; empty where they share none.</summary>
    public required ImmutableArray<(double Small, double Large)> Pairs { get; init; }

    /// <summary>By what networks were matched, in words; empty where none were.</summary>
    public required string Matching { get; init; }

    /// <summary>The parameters that both populations vary: choices first.</summary>
    public required ImmutableArray<ParameterTransfer> Parameters { get; init; }

    /// <summary>The width lines of the small one.</summary>
    public required LinearWidthTrend TrendSmall { get; init; }

    /// <summary>The width lines of the large one.</summary>
    public required LinearWidthTrend TrendLarge { get; init; }

    /// <summary>Whether networks near a width line win in both.</summary>
    public TransferVerdict LineVerdict => ParameterTransfer.VerdictOf(TrendSmall.ErrorCorrelation, TrendLarge.ErrorCorrelation);

    /// <summary>The large population set against the small one: what the budget buys.</summary>
    public required PopulationComparison Comparison { get; init; }

    /// <summary>The checks of both populations' trainings, by name; none where their records were not looked at.</summary>
    public IReadOnlyList<(string Name, RegimeCheck Check)> Regimes { get; init; } = [];

    /// <summary>The verdict in sentences.</summary>
    public required ImmutableArray<string> InWords { get; init; }

    /// <summary>Sets two budgets against each other.</summary>
    /// <param name="small">The population at the small budget.</param>
    /// <param name="large">The population at the larger budget.</param>
    /// <param name="settings">How they are compared; null for the defaults.</param>
    /// <exception cref="SearchSpace.InvalidInputException">A population is empty, or both have one name.</exception>
    public static SizeTransfer Of(NamedPopulation small, NamedPopulation large, ComparisonSettings? settings = null)
    {
        settings ??= ComparisonSettings.Default;
        var (seed, comparison) = (settings.Seed, PopulationComparer.Compare(small, large, settings));
        var (pairs, matching) = NetworkMatching.Of(ComparedNetwork.Of(small.Population), ComparedNetwork.Of(large.Population));
        double[] errors = [.. pairs.Select(pair => pair.Large)];
        var shared = pairs.Count < 2 ? null : new AgreementBootstrap([.. pairs.Select(pair => pair.Small)], errors, errors).Run(Resamples, seed, Interval.DefaultConfidence).Whole;
        var inLarge = ParameterAnalysis.Of(large.Population, seed).Effects.ToDictionary(effect => effect.Key);
        var transfer = new SizeTransfer
        {
            NameSmall = small.Name,
            NameLarge = large.Name,
            SharedNetworks = shared,
            Pairs = [.. pairs],
            Matching = matching,
            Parameters = [.. ParameterAnalysis.Of(small.Population, seed).Effects.Where(effect => inLarge.ContainsKey(effect.Key)).Select(effect => new ParameterTransfer(effect, inLarge[effect.Key]))],
            TrendSmall = LinearWidthTrend.Of(small.Population),
            TrendLarge = LinearWidthTrend.Of(large.Population),
            Comparison = comparison,
            InWords = [],
        };
        return transfer with { InWords = [.. Sentences(transfer)] };
    }

    private static IEnumerable<string> Sentences(SizeTransfer transfer)
    {
        yield return transfer.SharedNetworks is { } shared
            ? $"Of {NumberText.Count(shared.Count)} networks trained at both ({transfer.Matching}) the ranks agree with Kendall's tau {Cell.Number(shared.KendallTau)}{(shared.KendallTau.Interval is null ? " (too few for an interval)" : "")}; the best at the small budget is {NumberText.Fixed(100 * shared.Regret.Value, 1)} points worse than the best at the larger one."
            : "No network was trained at both budgets, so rankings cannot be compared; a list of configs, as they are and with widths scaled, would show them.";
        var choices = transfer.Parameters.Where(parameter => parameter.Small.IsChoice).ToList();
        int Count(TransferVerdict verdict) => choices.Count(parameter => parameter.Verdict == verdict);
        var turned = choices.Where(parameter => parameter.Verdict == TransferVerdict.TurnsRound).Select(parameter => parameter.Small.Label).ToList();
        yield return $"Of {choices.Count} choices that both vary, {Count(TransferVerdict.CarriesOver)} {(Count(TransferVerdict.CarriesOver) == 1 ? "is" : "are")} shown to act in the same direction in both, {turned.Count} in opposite ones{(turned.Count > 0 ? $" ({string.Join(", ", turned)})" : "")}, and for {Count(TransferVerdict.NotShown)} one of the two shows no direction.";
        yield return transfer.LineVerdict switch
        {
            TransferVerdict.CarriesOver => $"Networks {(transfer.TrendSmall.ErrorCorrelation!.Value > 0 ? "near" : "far from")} a quantised width line are better in both.",
            TransferVerdict.TurnsRound => "How near a network is to a quantised width line acts in opposite directions.",
            _ => "It is not shown at both budgets that networks near a quantised width line are better.",
        };
    }
}
