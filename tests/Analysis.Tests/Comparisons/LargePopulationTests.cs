using System.Diagnostics;
using Explorer.Analysis.Parameters;

namespace Explorer.Analysis.Tests.Comparisons;

public sealed class LargePopulationTests(ITestOutputHelper output)
{
    private const int Count = 10_000;

    [Fact]
    public void CompareAndParameters_TenThousandTrials_TakeSeconds()
    {
        var random = new Random(3);
        var (a, b) = (ErrorPopulations.Named("a", ErrorPopulations.Skewed(Count, random)), ErrorPopulations.Named("b", ErrorPopulations.Skewed(Count, random, 0.01)));

        var begun = Stopwatch.GetTimestamp();
        var comparison = PopulationComparer.Compare(a, b);
        var compared = Stopwatch.GetElapsedTime(begun);
        var report = ParameterAnalysis.Of(b.Population);
        var analysed = Stopwatch.GetElapsedTime(begun) - compared;

        output.WriteLine($"two populations of {Count:N0}: compared in {compared.TotalSeconds:F1} s, {report.Effects.Length} parameters analysed in {analysed.TotalSeconds:F1} s");
        Assert.Equal(ComparisonVerdict.Worse, comparison.Verdict);
        Assert.True(compared.TotalSeconds + analysed.TotalSeconds < 60);
    }
}
