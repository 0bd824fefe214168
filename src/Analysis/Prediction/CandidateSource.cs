using Explorer.SearchSpace.Complexity;

namespace Explorer.Analysis.Prediction;

/// <summary>Candidates in blocks, each of which can be drawn on its own.</summary>
internal static class CandidateSource
{
    /// <summary>The blocks: each draws its networks when called, and says how many attempts it took.</summary>
    public static IReadOnlyList<Func<(NetworkTraits[] Networks, long Attempts)>> Of(DesignSpace space, int count, int blockSize, ulong seed, string origin)
    {
        if (space is ConfigListSpace list)
        {
            return
            [
                () => ([.. list.Configs.Select(config => NetworkTraits.Of(config, ComplexityCalculator.Of(config)))], list.Configs.Count),
            ];
        }

        return
        [
            .. Enumerable.Range(0, (count + blockSize - 1) / blockSize).Select(block =>
                (Func<(NetworkTraits[], long)>)(() => Draw(new CandidateStream((SampledSpace)space, seed, block, origin), Math.Min(blockSize, count - (block * blockSize))))),
        ];
    }

    private static (NetworkTraits[] Networks, long Attempts) Draw(CandidateStream stream, int count)
    {
        var networks = new NetworkTraits[count];
        for (var i = 0; i < count; i++)
            networks[i] = NetworkTraits.Of(stream.Next(out var complexity), complexity);

        return (networks, stream.Attempts);
    }
}
