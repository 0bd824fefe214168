namespace Explorer.Statistics.Tests.Tests;

public sealed class WeightedQuantileTests
{
    private static readonly double[] Shares = [0.1, 0.25, 0.5, 0.75, 1];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    public void Fill_EqualWeights_IsTheQuantileOfEverySummary(int count)
    {
        var random = new Random(count);
        double[] sorted = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble()).Order()];
        var found = new double[Shares.Length];

        WeightedQuantile.Fill(sorted, [.. sorted.Select(_ => 1.0 / count)], null, Shares, found);

        Assert.All(Shares.Zip(found), pair => Assert.Equal(QuantileInterval.Of(sorted, pair.First).Value, pair.Second, 9));
    }

    [Fact]
    public void Fill_Counts_IsTheQuantileOfTheRepeatedValues()
    {
        double[] sorted = [1, 2, 3, 4, 5];
        double[] weights = [0.2, 0.2, 0.2, 0.2, 0.2];
        var found = new double[Shares.Length];

        WeightedQuantile.Fill(sorted, weights, [2, 0, 1, 0, 3], Shares, found);

        double[] repeated = [1, 1, 3, 5, 5, 5];
        Assert.All(Shares.Zip(found), pair => Assert.Equal(QuantileInterval.Of(repeated, pair.First).Value, pair.Second, 9));
    }
}
