namespace Explorer.SearchSpace.Tests.Sampling;

public sealed class SplitMix64Tests
{
    // The first outputs of the algorithm's published C code for seed 1234567.
    [Fact]
    public void NextUInt64_Seed1234567_GivesThePublishedSequence()
    {
        var random = new SplitMix64(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void NextInt_Dice_FallsEquallyOften()
    {
        var random = new SplitMix64(1);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
            counts[random.NextInt(6)]++;

        // 20.5 is the 99.9 % point of chi-square with 5 degrees of freedom.
        Assert.InRange(counts.Sum(c => Math.Pow(c - 10_000, 2) / 10_000), 0, 20.5);
    }

    [Fact]
    public void NextNormal_ManyDraws_HaveMeanZeroAndDeviationOne()
    {
        var random = new SplitMix64(2);
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.NextNormal()).ToArray();

        Assert.InRange(draws.Average(), -0.015, 0.015);
        Assert.InRange(draws.Average(x => x * x), 0.98, 1.02);
        Assert.InRange(draws.Count(x => Math.Abs(x) < 1.959964) / 100_000.0, 0.947, 0.953);
    }

    // Python: int.from_bytes(hashlib.sha256(struct.pack("<Qq", 1, 7) + b"sample").digest()[:8], "little")
    [Fact]
    public void Derive_KnownInput_IsSha256() => Assert.Equal(7425862116691256198UL, Seeds.Derive(1, "sample", 7));

    [Fact]
    public void Derive_OtherSeedPurposeOrIndex_GivesAnotherSeed()
    {
        ulong[] seeds = [Seeds.Derive(1, "a", 0), Seeds.Derive(2, "a", 0), Seeds.Derive(1, "b", 0), Seeds.Derive(1, "a", 1)];
        Assert.Equal(4, seeds.Distinct().Count());
    }
}
