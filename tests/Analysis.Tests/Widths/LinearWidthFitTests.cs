using System.Diagnostics;
using Explorer.Analysis.Widths;

namespace Explorer.Analysis.Tests.Widths;

public sealed class LinearWidthFitTests
{
    /// <summary>The two networks of the paper's Figure 8 with the fits printed there.</summary>
    [Theory]
    [InlineData(new[] { 2, 4, 5, 5 }, new[] { 64, 128, 272, 704 }, 80, 30, 1.9)]
    [InlineData(new[] { 1, 1, 3, 5 }, new[] { 32, 144, 256, 448 }, 48, 61, 2.2)]
    public void Of_NetworksOfThePapersFigure8_HasThePrintedFitsAmongItsOptima(int[] depths, int[] widths, double initialWidth, double slope, double multiplier)
    {
        var stages = Stages(depths, widths);

        var fit = LinearWidthFit.Of(stages)!;

        Assert.Equal(fit.FitError, LinearWidthFit.ErrorOf(stages, initialWidth, slope, multiplier)!.Value, LinearWidthFit.TieTolerance);
        Assert.Equal(depths.Sum(), fit.Depth);
        Assert.Equal(fit.FitError, LinearWidthFit.ErrorOf(stages, fit.InitialWidth, fit.Slope, fit.Multiplier)!.Value, LinearWidthFit.TieTolerance);
    }

    [Fact]
    public void Of_RandomNetworks_EqualsTheWholeGrid()
    {
        var random = new Random(5);
        for (var network = 0; network < 3; network++)
        {
            var count = 1 + random.Next(5);
            int[] depths = [.. Enumerable.Range(0, count).Select(_ => 1 + random.Next(4))];
            int[] widths = [.. Enumerable.Range(0, count).Select(_ => 8 * (1 + random.Next(80)))];
            var stages = Stages(depths, network % 2 == 0 ? [.. widths.Order()] : widths);

            var (least, ties) = WholeGrid(stages);
            var fit = LinearWidthFit.Of(stages);

            Assert.Equal(least is null, fit is null);
            if (fit is not null)
            {
                Assert.Equal(least!.Value, fit.FitError, LinearWidthFit.TieTolerance);
                Assert.Equal(ties, fit.Ties);
            }
        }
    }

    [Fact]
    public void Of_RegNetX400Mf_FitsAlmostPerfectly()
    {
        // Depths and widths of the paper's RegNetX-400MF, whose w_0 24, w_a 24.48 and w_m 2.54 lie between points of the grid.
        var fit = LinearWidthFit.Of(Stages([1, 2, 7, 12], [32, 64, 160, 384]))!;

        Assert.InRange(fit.FitError, 0, 0.01);
        Assert.InRange(fit.InitialWidth, 16, 40);
        Assert.InRange(fit.Slope, 18, 32);
        Assert.InRange(fit.Multiplier, 2.3, 2.7);
    }

    [Fact]
    public void Of_MoreStagesThanTheGridCanGive_IsNull() =>
        Assert.Null(LinearWidthFit.Of(Stages([.. Enumerable.Repeat(1, 30)], [.. Enumerable.Repeat(8, 30)])));

    [Fact]
    public void Of_FallingWidths_FitsWorseThanTheSameWidthsRising()
    {
        var falling = LinearWidthFit.Of(Stages([3, 3, 3, 3], [256, 128, 64, 32]))!;
        var rising = LinearWidthFit.Of(Stages([3, 3, 3, 3], [32, 64, 128, 256]))!;

        Assert.True(falling.FitError > 10 * rising.FitError, $"{falling.FitError} against {rising.FitError}");
    }

    [Fact]
    public void Of_ManyNetworks_TakesFarLessThanAMinutePer10000()
    {
        var random = new Random(8);
        var networks = Enumerable.Range(0, 500).Select(_ => Stages(
            [.. Enumerable.Range(0, 4).Select(_ => (int)Math.Pow(16, random.NextDouble()))],
            [.. Enumerable.Range(0, 4).Select(_ => 8 * (1 + random.Next(100)))])).ToList();
        networks.ForEach(stages => LinearWidthFit.Of(stages));
        var watch = Stopwatch.StartNew();

        var fitted = networks.Count(stages => LinearWidthFit.Of(stages) is not null);

        TestContext.Current.TestOutputHelper?.WriteLine($"{networks.Count} fits: {watch.Elapsed.TotalSeconds:F3} s");
        Assert.True(watch.Elapsed.TotalSeconds < 10, $"{networks.Count} fits took {watch.Elapsed}");
        Assert.InRange(fitted, 300, 500);
    }

    private static StageShape[] Stages(int[] depths, int[] widths) =>
        [.. depths.Select((depth, i) => new StageShape(depth, widths[i], 8, 1, 1))];

    // Every point, block by block, on the product's quantisation alone.
    private static (double? Least, int Ties) WholeGrid(StageShape[] stages)
    {
        double[] truth = [.. stages.SelectMany(stage => Enumerable.Repeat(Math.Log(stage.Width), stage.Depth))];
        var errors = new List<double>();
        for (var initialWidth = 8; initialWidth <= 256; initialWidth += 8)
        {
            for (var tenths = 15; tenths <= 30; tenths++)
            {
                for (var slope = 0; slope <= 256; slope++)
                {
                    int[] steps = [.. truth.Select((_, j) => LinearQuantization.Steps(slope * j, initialWidth, tenths / 10.0))];
                    var built = new int[truth.Length];
                    LinearQuantization.Fill(slope, initialWidth, tenths / 10.0, built);
                    if (built.Distinct().Count() == stages.Length && steps.Max() == stages.Length - 1)
                        errors.Add(truth.Select((log, j) => Math.Pow(Math.Log(initialWidth) + (steps[j] * Math.Log(tenths / 10.0)) - log, 2)).Average());
                }
            }
        }

        return errors.Count == 0 ? (null, 0) : (errors.Min(), errors.Count(error => error <= errors.Min() + LinearWidthFit.TieTolerance));
    }
}
