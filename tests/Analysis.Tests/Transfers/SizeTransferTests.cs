using Explorer.Analysis.Transfers;
using Explorer.Documents.Figures;

namespace Explorer.Analysis.Tests.Transfers;

public sealed class SizeTransferTests
{
    [Fact]
    public void Of_SameConfigsInOneOrder_AgreeWholly()
    {
        var transfer = SizeTransfer.Of(Named("small", 40, 1, error => error), Named("large", 40, 1, error => error - 0.1));

        Assert.Equal("the same config", transfer.Matching);
        Assert.Equal((40, 1, 0), (transfer.SharedNetworks!.Count, transfer.SharedNetworks.KendallTau.Value, transfer.SharedNetworks.Regret.Value));
        Assert.Equal(-0.1, transfer.Comparison.MeanDifference.Value, 12);
    }

    [Fact]
    public void Of_ConfigsWithWidthsDoubled_AreMatchedByTheirStages()
    {
        var transfer = SizeTransfer.Of(Named("small", 40, 1, error => error), Named("large", 40, 2, error => 1 - error));

        Assert.Equal("the same stages with widths times 2", transfer.Matching);
        Assert.Equal((40, -1), (transfer.SharedNetworks!.Count, transfer.SharedNetworks.KendallTau.Value));
    }

    [Fact]
    public void Of_PlantedDirections_AreSaidToCarryOverOrTurnRound()
    {
        // Depth of stage 1 helps in both; the width of stage 2 helps in one and harms in the other.
        var small = Planted("small", 5, (depth, width) => 0.6 - (0.02 * depth) - (0.001 * width));
        var large = Planted("large", 6, (depth, width) => 0.5 - (0.02 * depth) + (0.001 * width));

        var transfer = SizeTransfer.Of(small, large);

        Assert.Equal(TransferVerdict.CarriesOver, transfer.Parameters.Single(parameter => parameter.Small.Key == "depth_1").Verdict);
        Assert.Equal(TransferVerdict.TurnsRound, transfer.Parameters.Single(parameter => parameter.Small.Key == "width_2").Verdict);
        Assert.Equal(TransferVerdict.NotShown, transfer.Parameters.Single(parameter => parameter.Small.Key == "depth_2").Verdict);
        Assert.Null(transfer.SharedNetworks);
        Assert.Contains("1 in opposite ones (Width of stage 2)", transfer.InWords[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Document_SharedNetworksAndDirections_AreFiguresWithTheirNumbers()
    {
        var shared = TransferDocument.Of(SizeTransfer.Of(Named("small", 40, 1, error => error), Named("large", 40, 1, error => error - 0.1)));
        var planted = TransferDocument.Of(SizeTransfer.Of(
            Planted("small", 5, (depth, width) => 0.6 - (0.02 * depth) - (0.001 * width)), Planted("large", 6, (depth, width) => 0.5 - (0.02 * depth) + (0.001 * width))));

        var points = Assert.Single(shared.Blocks.OfType<Figure>().Single(figure => figure.Key == "networks").Series);
        Assert.Equal(40, points.X.Count);
        Assert.All(points.X.Zip(points.Y), pair => Assert.Equal(pair.First - 0.1, pair.Second, 12));
        Assert.DoesNotContain(planted.Blocks.OfType<Figure>(), figure => figure.Key == "networks");
        string[] rows = [.. CsvWriter.Write(planted).Single(file => file.File == "directions.csv").Text.Split('\n').Where(row => row.Contains(",Width of stage 2,", StringComparison.Ordinal))];
        Assert.Equal(2, rows.Length);
        Assert.Matches("^small,-0\\.", rows[0]);
        Assert.Matches("^large,0\\.", rows[1]);
    }

    // Network i has depths that name it, and widths times a factor.
    private static NamedPopulation Named(string name, int count, int factor, Func<double, double> error) => new(name, Population.Of(Enumerable.Range(0, count).Select(i =>
        SyntheticTrials.Completed(i, error(0.3 + (0.01 * (i * 7 % count))), SyntheticTrials.Network([1 + (i % 8), 1 + (i / 8)], [factor * (16 + (8 * (i % 3))), factor * (32 + (8 * (i % 5)))])))));

    private static NamedPopulation Planted(string name, int seed, Func<int, int, double> error)
    {
        var random = new Random(seed);
        return new(name, Population.Of(Enumerable.Range(0, 120).Select(i =>
        {
            var (depth, width) = (1 + random.Next(8), 8 * (1 + random.Next(20)));
            return SyntheticTrials.Completed(i, error(depth, width) + (0.02 * random.NextDouble()), SyntheticTrials.Network([depth, 1 + random.Next(4)], [8 * (1 + random.Next(20)), width]));
        })));
    }
}
