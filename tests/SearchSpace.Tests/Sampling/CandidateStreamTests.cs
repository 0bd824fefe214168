namespace Explorer.SearchSpace.Tests.Sampling;

public sealed class CandidateStreamTests
{
    private static readonly SampledSpace Space = (SampledSpace)SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, """{"complexity": {"flops": ["360M", "400M"]}}"""));

    [Fact]
    public void Next_Window_GivesNetworksInsideItWithTheirCost()
    {
        var stream = new CandidateStream(Space, 1, 0);
        for (var i = 0; i < 50; i++)
        {
            var config = stream.Next(out var complexity);
            Assert.InRange(complexity.Flops, 360_000_000, 400_000_000);
            Assert.Equal(complexity, ComplexityCalculator.Of(config));
        }

        Assert.True(stream.Attempts >= 50);
    }

    [Fact]
    public void Next_SameSeedAndIndex_GivesTheSameNetworks()
    {
        Assert.Equal(Hashes(3, 2), Hashes(3, 2));
        Assert.Empty(Hashes(3, 2).Intersect(Hashes(3, 1), StringComparer.Ordinal));
        Assert.Empty(Hashes(3, 2).Intersect(Hashes(4, 2), StringComparer.Ordinal));
    }

    // The sampler and the streams draw from one distribution.
    [Fact]
    public void Next_ManyNetworks_AreDistributedAsTheSamplers()
    {
        var stream = new CandidateStream(Space, 9, 0);
        var drawn = Enumerable.Range(0, 1_500).Average(_ => stream.Next(out var _).ToAnyNet().Stages.Sum(stage => stage.Depth));
        var sampled = new SpaceSampler(Space, 9).Take(1_500).Average(sample => sample.Config.ToAnyNet().Stages.Sum(stage => stage.Depth));

        // Depths of a network add up to about 15 with a deviation of about 7: a mean of 1,500 is off by 0.18.
        Assert.InRange(drawn - sampled, -0.9, 0.9);
    }

    private static string[] Hashes(ulong seed, int index)
    {
        var stream = new CandidateStream(Space, seed, index);
        return [.. Enumerable.Range(0, 20).Select(_ => ModelConfigJson.Hash(stream.Next(out var _)))];
    }
}
