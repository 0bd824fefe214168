using Explorer.SearchSpace;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Models.Tests;

public sealed class PresetsTests
{
    [Fact]
    public void All_PublishedRegNets_EqualReferenceConfigs()
    {
        Assert.Equal(24, Reference.RegNets.Count);
        Assert.Equal(
            Reference.RegNets.Select(row => row.Name).Order(StringComparer.Ordinal),
            Presets.All.Select(preset => preset.Name).Where(name => name.StartsWith("regnet", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(Reference.RegNets, row => Assert.Equal(row.Config, Presets.Find(row.Name)));
        Assert.All(Reference.RegNets, row => Assert.Equal(row.Complexity, ComplexityCalculator.Of(Presets.Find(row.Name))));
    }

    [Theory]
    [InlineData("RegNetX-400MF", "regnetx-400mf")]
    [InlineData("regnety-4gf", "regnety-4.0gf")]
    [InlineData("regnetx-8.0GF", "regnetx-8.0gf")]
    public void Find_OtherSpelling_FindsTheSame(string spelling, string name) => Assert.Same(Presets.Find(name), Presets.Find(spelling));

    [Fact]
    public void Find_Misspelt_NamesTheNearest()
        => Assert.Contains("did you mean \"regnety-400mf\"", Assert.Throws<InvalidInputException>(() => Presets.Find("regnetty-400mf")).Message, StringComparison.Ordinal);
}
