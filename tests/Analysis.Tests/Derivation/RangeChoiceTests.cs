using System.Text.Json.Nodes;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Analysis.Tests.Derivation;

public sealed class RangeChoiceTests
{
    private const int Count = 64;

    [Fact]
    public void Whole_AnyRanking_IsWhereTheBestOfRandomQuartersLie()
    {
        var (choice, ranking, values) = Made();
        var random = new Random(2);

        // The paper's procedure, done as it says: quarters drawn with replacement, the best one's value kept.
        double[] kept = [.. Enumerable.Range(0, 40_000).Select(_ => values[ranking[Enumerable.Range(0, Count / 4).Min(_ => random.Next(Count))]]).Order()];

        var (low, high) = choice.Whole(ranking)!.Value;
        Assert.Equal((kept[1_000], kept[39_000]), (low, high));
    }

    [Fact]
    public void Without_PartsOwnErrorsChanged_ChoosesTheSameRange()
    {
        var (choice, ranking, _) = Made();
        var parts = RangeChoice.Parts(Count, 3);
        var before = choice.Without(ranking);

        for (var part = 0; part < RangeChoice.Folds; part++)
        {
            // The part's own networks in reverse order, all others where they were.
            int[] places = [.. Enumerable.Range(0, Count).Where(rank => parts[ranking[rank]] == part)];
            int[] changed = [.. ranking];
            foreach (var (to, from) in places.Zip(places.Reverse()))
                changed[to] = ranking[from];

            Assert.Equal(before[part], choice.Without(changed)[part]);
        }

        Assert.True(before.Distinct().Count() > 1);
    }

    [Fact]
    public void Judge_ErrorsOfNoise_IsNearZeroInTheMean()
    {
        var (choice, ranking, _) = Made();
        var random = new Random(7);
        var differences = new List<double>();
        for (var repeat = 0; repeat < 1_000; repeat++)
        {
            RangeChoice.Shuffle(ranking, new SplitMix64((ulong)repeat));
            double[] errors = [.. Enumerable.Range(0, Count).Select(_ => PlantedPopulation.Normal(random)).Order()];
            if (choice.Judge(ranking, errors, leastSide: 8) is { } difference)
                differences.Add(difference.Value);
        }

        // In standard deviations of the errors. Not quite 0, since the numbers inside and outside depend on all errors; the permutations have that too.
        Assert.True(differences.Count > 200);
        Assert.InRange(differences.Average(), -0.13, 0.05);
    }

    [Fact]
    public void Judge_OneNetworkHoldsAnotherStage_CountsItOutside()
    {
        double[] values = [.. Enumerable.Range(0, Count).Select(i => i < 32 ? 1.0 : 4)];
        int[] ranking = [.. Enumerable.Range(0, Count)];
        (double, double)[] ends = [.. values.Select((value, i) => i == 0 ? (1.0, 4.0) : (value, value))];
        var choice = new RangeChoice(values, ends, RangeChoice.Parts(Count, 3), RangeCut.Of(JsonNode.Parse("""{"choices": [1, 2, 4]}"""))!);

        Assert.Equal((1, 1), choice.Whole(ranking));
        Assert.False(choice.IsInside(0, (1, 1)));

        // 31 members with error 1, and outside one with 0 and 32 with 2: 1 − 64/33.
        double[] errors = [.. ranking.Select(i => i == 0 ? 0 : i < 32 ? 1.0 : 2)];
        Assert.Equal(1 - (64.0 / 33), choice.Judge(ranking, errors, leastSide: 2)!.Value, 1e-12);
    }

    // Values 1 to 64 in random order; better ones towards the middle, roughly.
    private static (RangeChoice Choice, int[] Ranking, double[] Values) Made()
    {
        double[] values = [.. Enumerable.Range(1, Count)];
        RangeChoice.Shuffle(values, new SplitMix64(1));
        var random = new Random(1);
        int[] ranking = [.. Enumerable.Range(0, Count).OrderBy(i => Math.Abs(values[i] - 32) + (30 * random.NextDouble()))];
        var cut = RangeCut.Of(JsonNode.Parse("""{"uniform": [1, 64], "multipleOf": 1}"""))!;
        return (new RangeChoice(values, [.. values.Select(value => (value, value))], RangeChoice.Parts(Count, 3), cut), ranking, values);
    }
}
