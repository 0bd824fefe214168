using System.Globalization;
using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Intervals;
using Explorer.Reporting.Html;
using Explorer.Reporting.Numbers;

namespace Explorer.Reporting.Comparisons;

/// <summary>The page's tables.</summary>
internal static class ComparisonTables
{
    private static readonly ErrorFormat Errors = new(1);

    /// <summary>A row a population; the coloured line is the curve's.</summary>
    public static Markup Populations(ComparisonFigures figures)
    {
        var noise = figures.Populations.Any(population => population.Noise is not null);
        var rows = figures.Populations.Select((population, i) => Markup.Of($"""
            <tr><th scope="row"><i class="series s{(i % 8) + 1}"></i>{population.Name}</th><td>{Quantity.Count(population.Population.Count)}</td><td>{Quantity.Count(population.Population.Diverged)}</td><td>{Errors.Percent(population.Summary.Minimum!.Value)}</td><td>{Error(population.Summary.Mean!)}</td><td>{Errors.Percent(population.Summary.LowerQuartile!.Value)}</td><td>{Error(population.Summary.Median!)}</td><td>{Errors.Percent(population.Summary.UpperQuartile!.Value)}</td><td>{Number(population.Area, 3, 1)}</td>{(noise ? Markup.Of($"<td>{(population.Noise is { } floor ? Number(floor.Deviation, 2, 100) : "–")}</td>") : Markup.Empty)}</tr>
            """));
        return Markup.Of($"""
            <div class="scroll wide"><table class="plain"><thead><tr><th scope="col">Space</th><th scope="col">Trials</th><th scope="col">Diverged</th><th scope="col">Best</th><th scope="col">Mean [95 %]</th><th scope="col">25 %</th><th scope="col">Median [95 %]</th><th scope="col">75 %</th><th scope="col">Area [95 %]</th>{new Markup(noise ? "<th scope=\"col\">Seed noise σ, points [95 %]</th>" : "")}</tr></thead><tbody>{Markup.Join(rows)}</tbody></table></div>
            """);
    }

    /// <summary>A row a pair.</summary>
    public static Markup Differences(ComparisonInput input)
    {
        var rows = input.Comparisons.Select(pair => Markup.Of($"""
            <tr><th scope="row">{pair.NameB} − {pair.NameA}</th><td>{pair.CountB:N0}, {pair.CountA:N0}</td><td>{Number(pair.MeanDifference, 2, 100)}</td><td>{PValue.Text(pair.AdjustedPValue)}</td>{Markup.Join(pair.Quantiles.Select(quantile => Markup.Of($"<td>{Number(quantile.Difference, 2, 100)}</td>")), "")}<td>{Number(pair.AreaDifference, 3, 1)}</td><td>{pair.KolmogorovSmirnov.Distance:0.00}</td><td>{PValue.Text(pair.KolmogorovSmirnov.AdjustedPValue)}</td></tr>
            """));
        var level = string.Create(CultureInfo.InvariantCulture, $"{100 * input.Comparisons[0].Confidence:0.##} %");
        return Markup.Of($"""
            <div class="scroll wide"><table class="plain"><thead><tr><th scope="col">Pair</th><th scope="col">n</th><th scope="col">Mean [{level}]</th><th scope="col">p</th><th scope="col">25 % [{level}]</th><th scope="col">Median [{level}]</th><th scope="col">75 % [{level}]</th><th scope="col">Area [{level}]</th><th scope="col">KS</th><th scope="col">p of KS</th></tr></thead><tbody>{Markup.Join(rows)}</tbody></table></div>
            """);
    }

    private static string Error(Estimate estimate) => estimate.Interval is { } interval
        ? $"{Errors.Percent(estimate.Value)} [{Errors.Number(interval.Lower)}, {Errors.Number(interval.Upper)}]"
        : Errors.Percent(estimate.Value);

    private static string Number(Estimate estimate, int decimals, int factor)
    {
        string Text(double value) => (factor * value).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '\u2212');
        return estimate.Interval is { } interval ? $"{Text(estimate.Value)} [{Text(interval.Lower)}, {Text(interval.Upper)}]" : Text(estimate.Value);
    }
}
