namespace Explorer.Statistics.Tests.Tests;

public sealed class HolmCorrectionTests
{
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") gives 0.03 0.06 0.06 0.02.
    [Fact]
    public void Adjust_FourValues_AgreesWithR() => Assert.Equal([0.03, 0.06, 0.06, 0.02], HolmCorrection.Adjust([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12, MidpointRounding.ToEven)));

    [Fact]
    public void Adjust_LargeValues_StopAtOne() => Assert.Equal([1, 1], HolmCorrection.Adjust([0.6, 0.9]));
}
