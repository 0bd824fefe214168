using Explorer.Documents.Figures.Kinds;
using Explorer.Statistics.Distributions;
using Explorer.Statistics.Intervals;

namespace Explorer.Documents.Tests.Figures;

public sealed class KindsTests
{
    private static readonly Axis Error = new("error", "error") { Numbers = AxisNumbers.Shares };

    [Fact]
    public void Edf_TwoAlikeAndOneOther_RisesToTheSharesAndHasTheExactBand()
    {
        var series = EdfFigure.Of("edf", "", [("a", ErrorDistribution.Of([0.4, 0.2, 0.2]), 0)]).Series.Single();

        Assert.Equal([double.NegativeInfinity, 0.2, 0.4], series.X);
        Assert.Equal([0, 2 / 3.0, 1], series.Y);
        // Clopper-Pearson of 0 of 3: 1 - 0.025^(1/3).
        Assert.Equal(1 - Math.Pow(0.025, 1 / 3.0), series.Upper![0], tolerance: 1e-9);
        Assert.Equal(0, series.Lower![0]);
    }

    [Fact]
    public void Edf_ThreeCurves_HaveNoBandsAndSayTheirSizes()
    {
        var figure = EdfFigure.Of("edf", "", [.. Enumerable.Range(0, 3).Select(i => ($"s{i}", ErrorDistribution.Of(new double[1_000].Select((_, k) => k / 1_000.0)), (int?)i))]);

        Assert.All(figure.Series, series => Assert.Null(series.Lower));
        Assert.Equal("s2, n = 1,000", figure.Series[2].Name);
    }

    [Fact]
    public void Front_OneBeatenInBoth_IsGreyAndOffTheLine()
    {
        var figure = FrontFigure.Of("cost", "", new Axis("cost", "cost"), Error, [("slow", 8, new Estimate(0.25, null)), ("good", 4, new Estimate(0.2, null)), ("cheap", 2, new Estimate(0.3, null))]);

        Assert.Equal([2, 4], figure.Series[0].X);
        Assert.Equal([0.3, 0.2], figure.Series[0].Y);
        Assert.Equal(["slow"], figure.Series.Single(series => series.Colour is null).Labels!);
        Assert.True(figure.X.IsLog);
    }

    [Fact]
    public void Front_SpreadOfCosts_IsDrawnAcrossAndInsideTheAxis()
    {
        Interval[] costs = [new(7, 30, 0.5, ""), new(3.5, 4.5, 0.5, ""), new(1.5, 2.5, 0.5, "")];
        var figure = FrontFigure.Of("cost", "", new Axis("cost", "cost"), Error, [("slow", 8, new Estimate(0.25, null)), ("good", 4, new Estimate(0.2, null)), ("cheap", 2, new Estimate(0.3, null))], costs: costs);

        var front = figure.Series.Single(series => series is { Colour: 1, Kind: SeriesKind.Points });
        Assert.Equal([1.5, 3.5], front.Left!);
        Assert.Equal([2.5, 4.5], front.Right!);
        Assert.Contains("on the Pareto front,2,0.3,1.5,2.5", CsvWriter.Write(figure), StringComparison.Ordinal);
        var scale = Scale.Horizontal(figure, 6);
        Assert.True(scale.From <= 1.5 && scale.To >= 30);
        var one = System.Xml.Linq.XDocument.Parse(FigureImage.Svg(figure)).Descendants().Count(element => element.Name.LocalName is "path" or "line");
        var none = System.Xml.Linq.XDocument.Parse(FigureImage.Svg(figure with { Series = [.. figure.Series.Select(series => series with { Left = null, Right = null })] })).Descendants().Count(element => element.Name.LocalName is "path" or "line");
        Assert.True(one > none, $"{one} strokes, {none} without the spread");
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 4, 16 }, true, true)]
    [InlineData(new double[] { 1, 3, 20 }, true, false)]
    [InlineData(new double[] { 2, 4, 8 }, false, false)]
    [InlineData(new double[] { 0, 4, 800 }, false, false)]
    public void Measure_Span_DecidesOnTheAxis(double[] values, bool isLog, bool arePowers)
    {
        var figure = MeasureFigure.Of(new Axis("width", "width"), Error, [.. values.Select((value, i) => (value, 0.3, i == 0, 10 + i, $"trial {10 + i}"))]);

        Assert.Equal(isLog, figure.X.IsLog);
        Assert.Equal(arePowers ? values : null, figure.X.Steps);
        Assert.Equal([10], figure.Series.Single(series => series.IsCrossed).Trials!);
        Assert.Equal([11], figure.Series[0].Trials!.Take(1));
    }

    [Fact]
    public void Confusion_RightAndWrong_HaveAColourEach()
    {
        var matrix = ConfusionMatrix.Of("confusion", "", [[9, 1, 0], [0, 0, 4], [0, 0, 0]], ["a", "a name of some length", "c"]);

        Assert.Equal(0.9, matrix.Depth(0, 0), tolerance: 1e-12);
        Assert.Equal(-Math.Sqrt(0.1), matrix.Depth(0, 1), tolerance: 1e-12);
        Assert.Equal(0, matrix.Depth(2, 2));
        Assert.Equal("", matrix.Words![0][2]);
        Assert.Equal("a name of so…", matrix.Rows.Names[1]);
        Assert.StartsWith("class,taken_for,value\na,a,9\na,a name of so…,1\n", CsvWriter.Write(matrix), StringComparison.Ordinal);
    }

    [Fact]
    public void Widths_Line_IsNamedByItsEquation()
    {
        var figure = WidthsFigure.Of("widths", "", [[8, 8, 16], [8, 24]], (10, -2.5));

        Assert.Equal([8, 8, 16], figure.Series[0].Y);
        Assert.Equal("w = 10 \u2212 2.5 j", figure.Series[2].Name);
        Assert.Equal([10, 5], figure.Series[2].Y);
    }

    [Fact]
    public void Panels_SameMeasure_HaveOneRange()
    {
        Figure Panel(string key, double error) => new(key, "", new Axis("x", "x"), Error, [new Series("", SeriesKind.Points, [1], [error])]);

        var panels = new Panels("p", "", [Panel("a", 0.2), Panel("b", 0.6)]).Aligned();

        Assert.Equal(panels[0].Y.Range, panels[1].Y.Range);
        Assert.True(panels[0].Y.Range!.Value.From < 0.2 && panels[0].Y.Range!.Value.To > 0.6);
    }
}
