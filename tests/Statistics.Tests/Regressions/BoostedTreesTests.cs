using System.Globalization;
using Explorer.Statistics.Regressions;

namespace Explorer.Statistics.Tests.Regressions;

public sealed class BoostedTreesTests
{
    private static readonly int[] Primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29];

    // Each of 100 trees takes a twentieth of what is left between the groups' means.
    [Fact]
    public void Mean_TwoGroups_IsTheClosedForm()
    {
        var trees = new BoostedTrees([[0], [0], [0], [0], [1], [1], [1], [1]], [1, 2, 3, 4, 7, 8, 9, 10]);

        var reached = 3 * (1 - Math.Pow(0.95, 100));
        Assert.Equal(5.5 - reached, trees.Mean([0]), 12);
        Assert.Equal(5.5 + reached, trees.Mean([1]), 12);
        Assert.Equal(trees.Mean([0.4]), trees.Mean([-7]));
        Assert.Equal(Math.Sqrt((20.25 + 12.25 + 6.25 + 2.25) / 4), trees.Predict([0]).Deviation, 12);
    }

    /// <summary>
    /// Friedman's first function with noise, 10 features of which 5 count, 200 rows. The figures are scikit-learn 1.2.1's: GradientBoostingRegressor
    /// (n_estimators=100, max_leaf_nodes=6, max_depth=None, min_samples_leaf=3, learning_rate=0.05); its R² of 1,000 others is 0.8668, and
    /// HistGradientBoostingRegressor's with the same settings too.
    /// </summary>
    [Fact]
    public void Mean_FriedmansFunction_IsAsScikitLearnPredicts()
    {
        var trees = Friedman(200);

        double[] expected = [16.92720601, 6.85707014, 14.68582838, 19.73644699];
        Assert.All(expected.Select((value, i) => (value, i)), pair => Assert.Equal(pair.value, trees.Mean(Rows(1000, 4)[pair.i]), 5));
        var truth = Rows(1000, 1000);
        var mean = truth.Average(Truth);
        Assert.Equal(0.8668, 1 - (truth.Sum(row => Math.Pow(Truth(row) - trees.Mean(row), 2)) / truth.Sum(row => Math.Pow(Truth(row) - mean, 2))), 0.005);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(48)]
    public void Mean_AnyOrderOfRowsAndCulture_IsTheSame(int count)
    {
        var culture = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        var rows = Rows(0, count);
        int[] order = [.. Enumerable.Range(0, count).OrderBy(i => Math.Sin(i * i))];
        try
        {
            CultureInfo.CurrentCulture = other;
            var shuffled = new BoostedTrees(Array.ConvertAll(order, i => rows[i]), Array.ConvertAll(order, i => Targets(rows)[i]));
            CultureInfo.CurrentCulture = culture;
            var trees = Friedman(count);
            Assert.All(Rows(1000, 200), row => Assert.Equal(trees.Mean(row), shuffled.Mean(row)));
            Assert.NotEqual(trees.Mean(Rows(1000, 1)[0]), trees.Mean(Rows(1001, 1)[0]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Mean_SeveralAtOnce_IsTheSame()
    {
        var expected = Friedman(24).Mean(Rows(1000, 1)[0]);

        var found = new double[8];
        Parallel.For(0, found.Length, i => found[i] = Friedman(24).Mean(Rows(1000, 1)[0]));

        Assert.All(found, value => Assert.Equal(expected, value));
    }

    public static TheoryData<string, double[][]> RowsThatNoTreeSplits => new()
    {
        { "one", [[1]] },
        { "fewer than two leaves of three", [[1, 0], [2, 0], [3, 0], [4, 0], [5, 0]] },
        { "constant features", [.. Enumerable.Repeat<double[]>([1, 2, 3], 40)] },
        { "two of eight differ", [[0], [0], [1], [1], [1], [1], [1], [1]] },
        { "differences below float32", [.. Enumerable.Range(0, 8).Select(i => new[] { 1 + (i * 1e-12) })] },
    };

    [Theory]
    [MemberData(nameof(RowsThatNoTreeSplits))]
    public void Mean_NothingToSplit_IsTheTargetsMean(string what, double[][] rows)
    {
        double[] targets = [.. rows.Select((_, i) => 3.0 + i)];

        Assert.True(Math.Abs(targets.Average() - new BoostedTrees(rows, targets).Mean(rows[^1])) < 1e-12, what);
    }

    [Fact]
    public void Mean_ConstantFeaturesBesideOne_AreLeftOut()
    {
        var alone = new BoostedTrees([.. Rows(0, 8).Select(row => new[] { row[0] })], Targets(Rows(0, 8)));

        var beside = new BoostedTrees([.. Rows(0, 8).Select(row => new[] { 4, row[0], 5 })], Targets(Rows(0, 8)));

        Assert.All(Rows(1000, 20), row => Assert.Equal(alone.Mean([row[0]]), beside.Mean([4, row[0], 5])));
        Assert.Equal(0.25, new BoostedTrees(Rows(0, 12), [.. Enumerable.Repeat(0.25, 12)]).Mean(Rows(0, 1)[0]), 12);
    }

    // Left to itself the library collects all garbage twice a fit.
    [Fact]
    public void New_ManyTimes_LeavesCollectingGarbageToTheRuntime()
    {
        const int Fits = 20;
        Friedman(16);
        var before = GC.CollectionCount(2);
        for (var i = 0; i < Fits; i++)
            Friedman(16);

        Assert.True(GC.CollectionCount(2) - before < Fits, $"{GC.CollectionCount(2) - before} full collections in {Fits} fits");
    }

    private static BoostedTrees Friedman(int count) => new(Rows(0, count), Targets(Rows(0, count)));

    // Multiples of the roots of primes, their whole parts left out: even over [0, 1), and the same in every language.
    private static double[][] Rows(int from, int count) =>
        [.. Enumerable.Range(from + 1, count).Select(i => Primes.Select(prime => (i * Math.Sqrt(prime)) - Math.Floor(i * Math.Sqrt(prime))).ToArray())];

    private static double Truth(double[] row) => (10 * Math.Sin(Math.PI * row[0] * row[1])) + (20 * (row[2] - 0.5) * (row[2] - 0.5)) + (10 * row[3]) + (5 * row[4]);

    private static double[] Targets(double[][] rows) => [.. rows.Select((row, i) => Truth(row) + Math.Sin(7.0 * (i + 1) * (i + 1)))];
}
