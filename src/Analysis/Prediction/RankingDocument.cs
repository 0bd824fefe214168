using Explorer.Experiments;
using Explorer.Experiments.Trainings;

namespace Explorer.Analysis.Prediction;

/// <summary>The networks of least predicted error in sentences and a table.</summary>
public static class RankingDocument
{
    /// <summary>The document.</summary>
    /// <param name="source">The experiment whose space the candidates are of.</param>
    /// <param name="population">The trained networks.</param>
    /// <param name="report">How well they can be predicted.</param>
    /// <param name="ranking">The candidates.</param>
    public static Document Of(Experiment source, Population population, PredictorReport report, CandidateRanking ranking)
    {
        var best = population.Best(1) is [var first] ? NumberText.Share(first.Error) : "none";
        return new Document(source.Name,
        [
            new Block.Paragraph($"The {NumberText.Count(ranking.Best.Length)} of least predicted error of {NumberText.Counted(ranking.Candidates, source.Space is ParameterSpace ? "setting" : "network")} drawn from {source.Name}{(source.Space is SampledSpace { Complexity: var window } && Within(window) is { Length: > 0 } within ? $" with {within}" : "")}, none of them {(source.Space is ParameterSpace ? "in the table (best there" : "trained (best trained")}: {best}).") { Tone = Tone.Answer },
            .. Doubts(source, population, report, ranking).Select(PredictorDocument.Warning),
            source.Space is ParameterSpace table ? Settings(table, ranking) : Networks(population, ranking),
        ]);
    }

    private static IEnumerable<string> Doubts(Experiment source, Population population, PredictorReport report, CandidateRanking ranking)
    {
        if (ranking.Best.Length < ranking.Wanted)
            yield return $"{NumberText.Count(ranking.Wanted)} were asked for, and the draws gave no more different networks that are not trained yet: {(source.Space is SampledSpace ? "few lie within these bounds" : "the list has no more")}";
        if (population.Count > 0 && source.Space is SampledSpace)
        {
            var trained = population.Members.Select(member => member.Trial.Complexity.Flops).ToList();
            var outside = ranking.Best.Count(network => network.Complexity!.Flops > 1.5 * trained.Max() || network.Complexity.Flops < trained.Min() / 1.5);
            if (outside > 0)
                yield return $"{NumberText.Count(outside)} of the networks below lie outside the FLOPs of the trained ones ({NumberText.Quantity(trained.Min())} to {NumberText.Quantity(trained.Max())}): the prediction extrapolates, and no interval covers that";
        }

        if (report.Mean.RSquared.Value <= 0 && PredictorDocument.Doubt(report) is { } doubt)
            yield return doubt;
    }

    private static string Within(ComplexityWindow window) => string.Join(", ", new[] { (window.Flops, "FLOPs"), (window.Params, "parameters"), (window.Activations, "activations") }
        .Where(bound => bound.Item1 != CountRange.All).Select(bound => $"{Range(bound.Item1)} {bound.Item2}"));

    private static string Range(CountRange range) => (range.Least, range.Most) switch
    {
        ({ } least, { } most) => $"{NumberText.Quantity(least)} to {NumberText.Quantity(most)}",
        ({ } least, null) => $"at least {NumberText.Quantity(least)}",
        (_, var most) => $"at most {NumberText.Quantity(most ?? 0)}",
    };

    private static Table Settings(ParameterSpace table, CandidateRanking ranking) => new(
        [new("rank"), new("predicted [95 %]"), .. table.Parameters.Select(range => new Column(range.Name))],
        [.. ranking.Best.Select((setting, place) => (IReadOnlyList<Cell>)
        [
            Cell.Count(place + 1), Cell.Share(setting.Error), .. setting.Parameters!.Value.Select(value => value.Word is { } word ? Cell.Words(word) : value.Value is bool flag ? Cell.Words(flag ? "yes" : "no") : Cell.Of(value.Number)),
        ])])
    {
        Caption = $"Each parameter drawn by itself over the range that the table has. {Quartiles(ranking)}",
    };

    private static string Quartiles(CandidateRanking ranking) =>
        $"Predicted error of all: best {NumberText.Share(ranking.Quartiles[0])}, quartiles {string.Join(", ", ranking.Quartiles.Skip(1).Select(error => NumberText.Share(error)))}.";

    private static Table Networks(Population population, CandidateRanking ranking)
    {
        var swept = TrainingSetting.Swept(population.Members.Select(member => member.Trial.Training)).Select(setting => setting.Key).ToList();
        return new Table(
            [new("rank"), new("predicted [95 %]"), new("flops"), new("params"), new("activations"), new("depths"), new("widths"), new("ratios"), new("group widths")],
            [.. ranking.Best.Select((network, place) =>
            {
                var (shape, cost) = (NetworkShape.Of(network.Config!), network.Complexity!);
                return (IReadOnlyList<Cell>)
                [
                    Cell.Count(place + 1), Cell.Share(network.Error), Cell.Quantity(cost.Flops), Cell.Quantity(cost.Params), Cell.Quantity(cost.Activations),
                    Cell.Words(StageLists.Depths(shape)), Cell.Words(StageLists.Widths(shape)), Cell.Words(StageLists.Ratios(shape)), Cell.Words(StageLists.GroupWidths(shape)),
                ];
            })])
        {
            Caption = (swept.Count > 0 ? $"As if trained with the mean of each swept setting: {string.Join(", ", swept)}. " : "")
                + Quartiles(ranking),
        };
    }
}
