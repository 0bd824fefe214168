namespace Explorer.Analysis.Tests.Comparisons;

public sealed class NestedComparisonTests
{
    private static readonly double[] Part = [0.30, 0.32, 0.35, 0.36, 0.40, 0.41, 0.42, 0.44];
    private static readonly double[] Rest = [0.38, 0.45, 0.50, 0.51, 0.55, 0.58, 0.60, 0.62, 0.64, 0.66, 0.68, 0.70];

    [Fact]
    public void Compare_PartOfAWiderSpace_GivesTheDifferenceToTheWhole()
    {
        // A wider space of which 8 in 20 are the part's: its mean and its EDF are those of both together.
        double[] whole = [.. Part, .. Rest];
        var nested = NestedComparison.Compare(ErrorPopulations.Named("whole", Rest), ErrorPopulations.Named("part", Part), 0.4);
        var overlapping = PopulationComparer.Compare(ErrorPopulations.Named("whole", whole), ErrorPopulations.Named("part", Part));

        Assert.Equal(Part.Average() - whole.Average(), nested.MeanDifference.Value, 12);
        Assert.Equal(overlapping.KolmogorovSmirnov.Distance, nested.KolmogorovSmirnov.Distance, 12);
        Assert.Equal(ComparisonVerdict.Better, nested.Verdict);
        Assert.True(nested.MeanDifference.Interval!.Upper < 0);
        Assert.Equal($"part is better than whole: its mean error is {100 * (whole.Average() - Part.Average()):F1} points lower", nested.VerdictInWords.Split(" (")[0]);

        // The test is that of the two that share nothing.
        Assert.Equal(PopulationComparer.Compare(ErrorPopulations.Named("whole", Rest), ErrorPopulations.Named("part", Part)).PValue, nested.PValue);
        Assert.Empty(nested.Quantiles);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    public void Compare_ShareThatIsNone_IsRefused(double share) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        NestedComparison.Compare(ErrorPopulations.Named("whole", Rest), ErrorPopulations.Named("part", Part), share));
}
