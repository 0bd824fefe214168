using Explorer.Reporting.Numbers;

namespace Explorer.Reporting.Tests.Numbers;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData(0.2, 0.5, "20.0 %")]
    [InlineData(0.008, 0.5, "0.80 %")]
    [InlineData(0.2, 0.21, "20.00 %")]
    public void Percent_SmallOrCloseErrors_HasTwoDecimals(double low, double high, string expected)
    {
        var population = Population.Of([SyntheticTrials.Completed(0, low), SyntheticTrials.Completed(1, high)]);

        Assert.Equal(expected, Plain(ErrorFormat.For(population).Percent(low)));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
