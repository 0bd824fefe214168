namespace Explorer.Experiments.Tests.Trials;

public sealed class CountingRuleTests
{
    [Theory]
    [InlineData(10, null, 0.9)]
    [InlineData(10, 0.5, 0.9)]
    [InlineData(10, 0.95, 0.95)]
    [InlineData(2, 0.6, 0.6)]
    [InlineData(4, double.NaN, 0.75)]
    public void Error_LastErrorOrChance_IsTheLarger(int classes, double? last, double expected)
        => Assert.Equal(expected, CountingRule.DivergedError(classes, last), 1e-12);
}
