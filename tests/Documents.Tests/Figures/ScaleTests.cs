namespace Explorer.Documents.Tests.Figures;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(AxisNumbers.Quantities, 900, 2.2e6, 6, new[] { "1\u00a0k", "10\u00a0k", "100\u00a0k", "1\u00a0M" })]
    [InlineData(AxisNumbers.Quantities, 0.9e9, 6e9, 6, new[] { "1\u00a0G", "2\u00a0G", "5\u00a0G" })]
    [InlineData(AxisNumbers.Plain, 0.0009, 0.11, 6, new[] { "0.001", "0.003", "0.01", "0.03", "0.1" })]
    [InlineData(AxisNumbers.Shares, 0.09, 0.6, 6, new[] { "10\u00a0%", "20\u00a0%", "50\u00a0%" })]
    public void Horizontal_LogAxis_HasRoundNumbersWithUnits(AxisNumbers numbers, double low, double high, int most, string[] expected) =>
        Assert.Equal(expected, Texts(Of(new Axis("", "") { IsLog = true, Numbers = numbers, Range = (low, high) }, [low, high], most)));

    [Theory]
    [InlineData(AxisNumbers.Shares, 0.301, 0.449, 4, new[] { "35\u00a0%", "40\u00a0%" })]
    [InlineData(AxisNumbers.Shares, 0.0501, 0.0549, 5, new[] { "5.1\u00a0%", "5.2\u00a0%", "5.3\u00a0%", "5.4\u00a0%" })]
    [InlineData(AxisNumbers.Points, -0.02, 0.021, 5, new[] { "\u22122", "\u22121", "0", "+1", "+2" })]
    [InlineData(AxisNumbers.Plain, 0, 60_000, 4, new[] { "0", "20,000", "40,000", "60,000" })]
    [InlineData(AxisNumbers.Quantities, 1e6, 2e6, 3, new[] { "1\u00a0M", "1.5\u00a0M", "2\u00a0M" })]
    public void Horizontal_LinearAxis_HasRoundNumbers(AxisNumbers numbers, double low, double high, int most, string[] expected) =>
        Assert.Equal(expected, Texts(Of(new Axis("", "") { Numbers = numbers, Range = (low, high) }, [low, high], most)));

    [Fact]
    public void Horizontal_AnyRange_HasEvenTicksInsideAndNoMoreThanFit()
    {
        var random = new Random(4);
        for (var i = 0; i < 2_000; i++)
        {
            var low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 6));
            var high = low + Math.Pow(10, random.Next(-3, 6) + random.NextDouble());
            var most = random.Next(2, 9);

            var scale = Of(new Axis("", ""), [low, high], most);

            double[] places = [.. scale.Ticks.Select(tick => tick.Place)];
            Assert.InRange(places.Length, 1, most);
            Assert.All(places, place => Assert.InRange(place, scale.From - 1e-9, scale.To + 1e-9));
            Assert.True(scale.From < low && scale.To > high);
            Assert.Equal(places.Length, scale.Ticks.Select(tick => tick.Text).Distinct(StringComparer.Ordinal).Count());
            var steps = places.Zip(places.Skip(1), (a, b) => b - a).ToList();
            Assert.All(steps, step => Assert.Equal(steps[0], step, tolerance: 1e-6 * steps[0]));
        }
    }

    [Fact]
    public void Horizontal_Counts_HaveNoFractions() => Assert.Equal(["1", "2", "3"], Texts(Of(new Axis("", "") { IsWhole = true }, [1, 3], 9)));

    [Fact]
    public void Horizontal_OneValue_IsInTheMiddleOfSomeRange()
    {
        var scale = Of(new Axis("", ""), [0.4], 5);

        Assert.Equal(0.4, (scale.From + scale.To) / 2, tolerance: 1e-9);
        Assert.True(scale.To > scale.From);
    }

    [Fact]
    public void Horizontal_NothingThatALogAxisCanShow_StillHasARange() => Assert.True(Of(new Axis("", "") { IsLog = true }, [0, -1, double.NaN], 5).From > 0);

    [Fact]
    public void Vertical_Bars_BeginAtZero()
    {
        var scale = Scale.Vertical(new Figure("", "", new Axis("", "") { Names = ["a", "b"] }, new Axis("", ""), [new Series("", SeriesKind.Bars, [0, 1], [0.5, 0.7])]), 5);

        Assert.Equal(0, scale.From);
    }

    private static Scale Of(Axis axis, double[] values, int most) => Scale.Horizontal(new Figure("", "", axis, new Axis("", ""), [new Series("", SeriesKind.Line, values, values)]), most);

    private static string[] Texts(Scale scale) => [.. scale.Ticks.Where(tick => tick.Text.Length > 0).Select(tick => tick.Text)];
}
