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

        if (space is ParameterSpace table)
        {
            return
            [
                .. Enumerable.Range(0, (count + blockSize - 1) / blockSize).Select(block =>
                    (Func<(NetworkTraits[], long)>)(() => Draw(table, new SplitMix64(Seeds.Derive(seed, "settings", block)), Math.Min(blockSize, count - (block * blockSize))))),
            ];
        }

        return
        [
            .. Enumerable.Range(0, (count + blockSize - 1) / blockSize).Select(block =>
                (Func<(NetworkTraits[], long)>)(() => Draw(new CandidateStream((SampledSpace)space, seed, block, origin), Math.Min(blockSize, count - (block * blockSize))))),
        ];
    }

    // Every parameter by itself and evenly over its range, or its few values, as they were seen; by its logarithm where that is the more even one.
    private static (NetworkTraits[] Networks, long Attempts) Draw(ParameterSpace table, SplitMix64 random, int count)
    {
        var settings = new NetworkTraits[count];
        for (var i = 0; i < count; i++)
            settings[i] = NetworkTraits.Of(table.Parameters.Select(range => new ParameterValue(range.Name, Draw(range, random))).ToValueList());

        return (settings, count);
    }

    private static object Draw(ParameterRange range, SplitMix64 random) => range.Kind switch
    {
        ParameterKind.Word => range.Words[random.NextInt(range.Words.Count)],
        not ParameterKind.Flag when range.Values.Count > 0 => range.Values[random.NextInt(range.Values.Count)],
        ParameterKind.Flag => random.NextInt(2) == 1,
        ParameterKind.Whole => Math.Clamp(Math.Floor(Between(range with { High = range.High + 1 }, random)), range.Low, range.High),
        _ => Math.Clamp(Between(range, random), range.Low, range.High),
    };

    private static double Between(ParameterRange range, SplitMix64 random) => range.IsLogarithmic
        ? Math.Exp(Math.Log(range.Low) + (random.NextDouble() * (Math.Log(range.High) - Math.Log(range.Low))))
        : range.Low + (random.NextDouble() * (range.High - range.Low));

    private static (NetworkTraits[] Networks, long Attempts) Draw(CandidateStream stream, int count)
    {
        var networks = new NetworkTraits[count];
        for (var i = 0; i < count; i++)
            networks[i] = NetworkTraits.Of(stream.Next(out var complexity), complexity);

        return (networks, stream.Attempts);
    }
}
