namespace Explorer.Analysis.Comparisons;

/// <summary>What predictions for untrained networks add to a comparison.</summary>
internal static class AssistedDocument
{
    /// <summary>A sentence a pair, the spaces' means and the differences beside the plain ones; nothing where it was not asked for.</summary>
    public static IEnumerable<Block> Blocks(ComparisonReport report)
    {
        if (report.Assisted.Count == 0)
            return [];

        var pairs = report.AssistedComparisons;
        var confidence = NumberText.Level(report.Comparisons[0].Confidence);
        return
        [
            new Block.Section("assisted", "With the help of predictions"),
            .. pairs.Select(pair => new Block.Paragraph(Words(pair)) { Tone = Tone.Answer }),
            new Table(
                [new("space"), new("n"), new($"mean [{confidence}]"), new($"with predictions [{confidence}]"), new("weight"), new("worth, networks")],
                [.. report.Assisted.Select(space => (IReadOnlyList<Cell>)
                [
                    Cell.Words(space.Name), Cell.Count(space.Estimate.Count), Cell.Share(space.Estimate.Plain), Cell.Share(space.Estimate.Mean), Cell.Number(space.Estimate.Weight), Cell.Count((long)Math.Round(space.Estimate.Worth, MidpointRounding.ToEven)),
                ])])
            {
                File = "assisted",
                Caption = $"Means: of the trained networks by themselves (Student’s interval), and with predictions for {NumberText.Count(AssistedEstimate.Untrained)} untrained networks, made up for by what the predictions missed on the trained ones. Weight: of the predictions, from 0, where they tell nothing, to 1. Worth: how many trained networks would tell the mean as narrowly by themselves.",
            },
            new Table(
                [new("A"), new("B"), new($"mean [{confidence}]"), new("p"), new($"with predictions [{confidence}]"), new("p "), new("networks saved")],
                [.. pairs.Select((pair, i) => (IReadOnlyList<Cell>)
                [
                    Cell.Words(pair.NameA), Cell.Words(pair.NameB), Cell.Points(report.Comparisons[i].MeanDifference), Cell.P(report.Comparisons[i].AdjustedPValue), Cell.Points(pair.Difference), Cell.P(pair.AdjustedPValue),
                    Cell.Count((long)Math.Round(pair.Saved, MidpointRounding.ToEven)),
                ])])
            {
                Caption = "Differences B − A in points of error; negative: B is better. The two tests are two looks at one question: choose one before looking, since the smaller of two p-values is no p-value. Saved: networks that the plain means would need beyond those trained, for as narrow a difference.",
            },
        ];
    }

    private static string Words(AssistedComparison pair)
    {
        var points = NumberText.Fixed(100 * Math.Abs(pair.Difference.Value), Math.Abs(pair.Difference.Value) < 0.01 ? 2 : 1);
        var p = NumberText.PEquation(pair.AdjustedPValue);
        return pair.Verdict switch
        {
            ComparisonVerdict.Better => $"With predictions {pair.NameB} is better than {pair.NameA}: its mean error is {points} points lower ({p}).",
            ComparisonVerdict.Worse => $"With predictions {pair.NameB} is worse than {pair.NameA}: its mean error is {points} points higher ({p}).",
            _ => $"With predictions, too, no difference of {pair.NameB} and {pair.NameA} is shown ({p}).",
        };
    }
}
