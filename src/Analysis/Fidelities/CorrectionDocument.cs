using Explorer.Statistics.Rectified;

namespace Explorer.Analysis.Fidelities;

/// <summary>The corrected distribution beside the naive one.</summary>
public static class CorrectionDocument
{
    /// <summary>How it was corrected, both in numbers, and the corrected curve; why there is none where there is none.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="naive">The networks that finished.</param>
    /// <param name="decimals">Decimals of percentages.</param>
    public static IReadOnlyList<Block> Blocks(Correction correction, PopulationSummary naive, int decimals = 1)
    {
        var words = new Block.Paragraph(correction.InWords);
        return correction.Distribution is { } distribution
            ? [new Block.Heading("Corrected for those stopped early"), words, Numbers(correction, distribution, naive, decimals), Curve(distribution)]
            : [words];
    }

    private static Table Numbers(Correction correction, CorrectedDistribution distribution, PopulationSummary naive, int decimals)
    {
        var worth = distribution.WorthOfFull is { } full && correction.PaidFor is { } paid
            ? $" At the median it is as precise as {NumberText.Fixed(full, 0)} random networks trained in full, at the cost of {NumberText.Fixed(paid, 1)}."
            : "";
        return new Table(
            [new(""), new("naive"), new("corrected [95 %]")],
            [
                Row("mean", naive.Mean, distribution.Mean), Row("25 %", naive.LowerQuartile, Quantile(0.25)), Row("50 %", naive.Median, Quantile(0.5)), Row("75 %", naive.UpperQuartile, Quantile(0.75)),
            ])
        {
            Caption = $"Naive: of the {NumberText.Count(correction.Finished)} networks that finished; {NumberText.Count(correction.Stopped)} were stopped early.{worth} Intervals: {RectifiedDistribution.Method}; the mean’s by {distribution.Mean.Interval?.Method ?? "nothing, for want of networks"}.",
        };

        Estimate? Quantile(double share) => distribution.Quantiles.FirstOrDefault(quantile => quantile.Share == share)?.Error;

        IReadOnlyList<Cell> Row(string name, Estimate? finished, Estimate? corrected) => [Cell.Words(name), Cell.Share(finished?.Value, decimals), Cell.Share(corrected, decimals)];
    }

    private static Table Curve(CorrectedDistribution distribution)
    {
        string[] keys = ["error", "share", "lower", "upper"];
        return new Table(
            [.. keys.Select(key => new Column(key, key))],
            [.. distribution.Curve.Select(point => (IReadOnlyList<Cell>)[Cell.Share(point.Error), Cell.Share(point.Share.Value), Cell.Share(point.Share.Interval?.Lower), Cell.Share(point.Share.Interval?.Upper)])])
        {
            File = "corrected",
            IsData = true,
        };
    }
}
