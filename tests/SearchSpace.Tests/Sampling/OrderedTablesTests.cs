namespace Explorer.SearchSpace.Tests.Sampling;

public sealed class OrderedTablesTests
{
    // The conditional distribution by enumeration of all 5 · 4 · 6 sequences, against 50,000 draws.
    [Fact]
    public void Draw_ThreeDifferentStages_FollowsTheExactConditionalDistribution()
    {
        DiscreteValues[] tables =
        [
            new([1, 2, 3, 4, 5], [5, 1, 3, 1, 2]),
            new([2, 3, 4, 6], [1, 4, 2, 1]),
            new([1, 2, 3, 4, 5, 7], [3, 2, 1, 4, 1, 1]),
        ];
        var expected = Enumerate(tables);
        var counts = expected.Keys.ToDictionary(key => key, _ => 0);
        var ordered = new OrderedTables(tables);
        var random = new SplitMix64(5);
        var values = new double[3];
        const int draws = 50_000;
        for (var i = 0; i < draws; i++)
        {
            ordered.Draw(random, values);
            counts[(values[0], values[1], values[2])]++;
        }

        // The 99.9 % point of chi-square by Wilson and Hilferty's approximation.
        var freedom = expected.Count - 1.0;
        var limit = freedom * Math.Pow(1 - (2 / (9 * freedom)) + (3.09 * Math.Sqrt(2 / (9 * freedom))), 3);
        Assert.InRange(expected.Sum(pair => Math.Pow(counts[pair.Key] - (draws * pair.Value), 2) / (draws * pair.Value)), 0, limit);
    }

    [Fact]
    public void Draw_AnyTable_NeverFalls()
    {
        var cases =
            from stages in Gen.Choose(1, 6)
            from count in Gen.Choose(1, 40)
            from seed in Gen.Choose(0, int.MaxValue)
            select (stages, count, seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var table = new LogUniform(1, c.count, 1).Tabulate()!;
            var values = new double[c.stages];
            new OrderedTables([.. Enumerable.Repeat(table, c.stages)]).Draw(new SplitMix64((ulong)c.seed), values);
            return values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second) && values[0] >= 1 && values[^1] <= c.count;
        }).QuickCheckThrowOnFailure();
    }

    private static Dictionary<(double, double, double), double> Enumerate(DiscreteValues[] tables)
    {
        var weights = new Dictionary<(double, double, double), double>();
        for (var i = 0; i < tables[0].Count; i++)
        {
            for (var j = 0; j < tables[1].Count; j++)
            {
                for (var k = 0; k < tables[2].Count; k++)
                {
                    var (a, b, c) = (tables[0].Values[i], tables[1].Values[j], tables[2].Values[k]);
                    if (a <= b && b <= c)
                        weights[(a, b, c)] = tables[0].Probabilities[i] * tables[1].Probabilities[j] * tables[2].Probabilities[k];
                }
            }
        }

        var total = weights.Values.Sum();
        return weights.ToDictionary(pair => pair.Key, pair => pair.Value / total);
    }
}
