using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Tests.Prediction;

public sealed class CandidateRankingTests(ITestOutputHelper output)
{
    private static readonly HashSet<string> None = new(StringComparer.Ordinal);

    [Fact]
    public void Of_PlantedFunction_FindsNetworksBetterThanMost()
    {
        var population = PlantedErrors.Draw(60, 0.1, seed: 1);
        var predictor = ErrorPredictor.Fit(population, withProxies: false, seed: 1);

        var ranking = CandidateRanking.Of(predictor, PlantedErrors.Space, 20_000, 10, None, seed: 5, "test");

        double[] truth = [.. population.Members.Select(member => PlantedErrors.Truth(member.Trial.Config)).Order()];
        var best = ranking.Best.Average(network => PlantedErrors.Truth(network.Config!));
        output.WriteLine($"mean of the ten {best:F2}, best trained {truth[0]:F2}, median {truth[30]:F2}");
        Assert.Equal(20_000, ranking.Candidates);
        Assert.Equal(10, ranking.Best.Select(network => network.Hash).Distinct(StringComparer.Ordinal).Count());
        Assert.True(best < truth[3], "the ten predicted best are not better than the fourth of sixty");
        Assert.True(ranking.Best.Zip(ranking.Best.Skip(1), (a, b) => a.Error.Value <= b.Error.Value).All(ordered => ordered));
        Assert.Equal(ranking.Best[0].Error.Value, ranking.Quartiles[0], 9);
    }

    [Fact]
    public void Of_SameSeed_GivesTheSameListWithoutThoseTrained()
    {
        var predictor = ErrorPredictor.Fit(PlantedErrors.Draw(40, 0.1, seed: 1), withProxies: false, seed: 1);
        var first = CandidateRanking.Of(predictor, PlantedErrors.Space, 9_000, 5, None, seed: 5, "test");
        var second = CandidateRanking.Of(predictor, PlantedErrors.Space, 9_000, 5, None, seed: 5, "test");
        var without = CandidateRanking.Of(predictor, PlantedErrors.Space, 9_000, 5, new HashSet<string>(StringComparer.Ordinal) { first.Best[0].Hash }, seed: 5, "test");

        Assert.Equal(first.Best.Select(network => (network.Hash, network.Error.Value)), second.Best.Select(network => (network.Hash, network.Error.Value)));
        Assert.Equal(first.Best.Skip(1).Select(network => network.Hash), without.Best.Take(4).Select(network => network.Hash));
    }

    [Fact]
    public void Of_WindowWithoutNetworks_SaysHowNearTheyCame()
    {
        var predictor = ErrorPredictor.Fit(PlantedErrors.Draw(40, 0.1, seed: 1), withProxies: false, seed: 1);
        var space = PlantedErrors.Space with { Complexity = new ComplexityWindow(new CountRange(1, 2), CountRange.All, CountRange.All) };

        var error = Assert.Throws<InvalidInputException>(() => CandidateRanking.Of(predictor, space, 10, 5, None, seed: 5, "test"));

        Assert.Contains("flops", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_TrainedNetwork_IsNearItsError()
    {
        var population = PlantedErrors.Draw(60, 0.02, seed: 1);
        var predictor = ErrorPredictor.Fit(population, withProxies: false, seed: 1);

        Assert.All(population.Members, member => Assert.True(Math.Abs(predictor.Predict(NetworkTraits.Of(member)).Value - member.Error) < 0.06));
    }
}
