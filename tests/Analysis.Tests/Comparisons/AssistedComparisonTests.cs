using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Tests.Prediction;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Tests.Comparisons;

public sealed class AssistedComparisonTests(ITestOutputHelper output)
{
    private static readonly double Truth = PlantedErrors.Draw(20_000, 0.1, seed: 99).Members.Average(member => member.Error);

    // What is planted can be told, so the 32 networks are worth far more than 32.
    [Fact]
    public void Of_PlantedErrors_TellsTheSpacesMeanMoreNarrowly()
    {
        var (inside, narrower, missed, plainMissed) = (0, 0, 0.0, 0.0);
        const int Samples = 10;
        for (ulong seed = 1; seed <= Samples; seed++)
        {
            var estimate = AssistedEstimate.Of(new NamedPopulation("a", PlantedErrors.Draw(32, 0.1, seed)), PlantedErrors.Space, seed);
            output.WriteLine($"{estimate.Mean} plain {estimate.Plain} weight {estimate.Weight:F2} worth {estimate.Worth:F0}");
            inside += estimate.Mean.Interval!.Contains(Truth) ? 1 : 0;
            narrower += estimate.Worth > 40 ? 1 : 0;
            missed += Math.Abs(estimate.Mean.Value - Truth);
            plainMissed += Math.Abs(estimate.Plain.Value - Truth);
        }

        // Of ten 95 % intervals fewer than seven hold with probability 0.001.
        Assert.InRange(inside, 7, Samples);
        Assert.InRange(narrower, 8, Samples);
        Assert.True(missed < plainMissed);
    }

    [Fact]
    public void Of_NoiseAlone_HasNextToNoWeightAndThePlainMean()
    {
        var estimate = AssistedEstimate.Of(new NamedPopulation("a", PlantedErrors.Draw(48, 0.4, seed: 3, _ => -0.5)), PlantedErrors.Space, seed: 1);

        Assert.InRange(estimate.Weight, 0, 0.35);
        Assert.Equal(estimate.Plain.Value, estimate.Mean.Value, 0.01);
        Assert.InRange(estimate.Worth, 42, 60);
    }

    [Fact]
    public void Of_ASpaceThatIsBetter_IsFoundWithFewerNetworks()
    {
        var a = ("a", AssistedEstimate.Of(new NamedPopulation("a", PlantedErrors.Draw(32, 0.1, seed: 4)), PlantedErrors.Space, seed: 1));
        var b = ("b", AssistedEstimate.Of(new NamedPopulation("b", PlantedErrors.Draw(32, 0.1, seed: 5, config => PlantedErrors.Truth(config) - 0.25)), PlantedErrors.Space, seed: 1));

        var comparison = AssistedComparison.Of(a, b, level: 0.05, pairs: 1);

        Assert.Equal(ComparisonVerdict.Better, comparison.Verdict);
        Assert.True(comparison.Difference.Interval!.Upper < 0);
        Assert.InRange(comparison.Saved, 20, 2_000);
    }

    [Fact]
    public void Of_TooFewNetworksOrAList_IsRefused()
    {
        var few = new NamedPopulation("few", PlantedErrors.Draw(AssistedEstimate.FewestNetworks - 1, 0.1, seed: 1));
        Assert.Contains("has 23 trained networks, expected at least 24", Assert.Throws<InvalidInputException>(() => AssistedEstimate.Of(few, PlantedErrors.Space, 1)).Message, StringComparison.Ordinal);
        var listed = new NamedPopulation("list", PlantedErrors.Draw(30, 0.1, seed: 1));
        Assert.Contains("is a list of networks", Assert.Throws<InvalidInputException>(() => AssistedEstimate.Of(listed, new ConfigListSpace([]), 1)).Message, StringComparison.Ordinal);
    }
}
