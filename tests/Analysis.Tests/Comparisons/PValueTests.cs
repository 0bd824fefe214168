using Explorer.Analysis.Comparisons;

namespace Explorer.Analysis.Tests.Comparisons;

public sealed class PValueTests
{
    // 1/10,001: the least that 10,000 random labellings can give, and so no less than what is printed.
    [Theory]
    [InlineData(1.0 / 10_001, "p = 0.0001")]
    [InlineData(0.00004, "p < 0.0001")]
    [InlineData(0.0123, "p = 0.012")]
    [InlineData(0.694, "p = 0.69")]
    [InlineData(1, "p = 1.00")]
    public void Equation_Value_IsPrintedByOneRule(double p, string expected)
    {
        Assert.Equal(expected, PValue.Equation(p));
        Assert.EndsWith(PValue.Text(p), expected, StringComparison.Ordinal);
    }
}
