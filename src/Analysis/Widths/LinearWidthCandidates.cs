using System.Collections.Concurrent;

namespace Explorer.Analysis.Widths;

/// <summary>
/// The points of the grid that give so many stages with so many blocks. Slopes of one w_0 and w_m that quantise alike are one
/// candidate: they predict the same widths and so have the same error.
/// </summary>
internal sealed class LinearWidthCandidates
{
    // Networks of more blocks are rare; their candidates are built anew each time, so that memory stays bounded.
    private const int MostKeptDepth = 64;

    private static readonly ConcurrentDictionary<(int Depth, int Stages), LinearWidthCandidates> Kept = [];

    private readonly List<LinearWidthCandidate> _heads = [];
    private readonly List<int> _firstBlocks = [];

    private LinearWidthCandidates(int depth, int stages)
    {
        Stages = stages;
        for (var w = 0; w < LinearWidthGrid.InitialWidths.Length; w++)
        {
            for (var m = 0; m < LinearWidthGrid.Multipliers.Length; m++)
                Add(depth, w, m);
        }

        Heads = [.. _heads];
        FirstBlocks = [.. _firstBlocks];
    }

    /// <summary>Stages of every candidate.</summary>
    public int Stages { get; }

    public LinearWidthCandidate[] Heads { get; }

    /// <summary>For each candidate, the first block of its second stage, of its third, and so on.</summary>
    public int[] FirstBlocks { get; }

    public static LinearWidthCandidates Of(int depth, int stages) => depth > MostKeptDepth
        ? new LinearWidthCandidates(depth, stages)
        : Kept.GetOrAdd((depth, stages), static key => new LinearWidthCandidates(key.Depth, key.Stages));

    private void Add(int depth, int widthIndex, int multiplierIndex)
    {
        var (initialWidth, multiplier) = (LinearWidthGrid.InitialWidths[widthIndex], LinearWidthGrid.Multipliers[multiplierIndex]);
        var thresholds = LinearWidthGrid.Thresholds(initialWidth, multiplier, checked(LinearWidthGrid.MostSlope * (depth - 1)));
        if (thresholds.Count < Stages - 1 || !LinearQuantization.AreDistinct(initialWidth, multiplier, Stages))
            return;

        var first = new int[Stages - 1];
        var isFirst = true;
        for (var slope = 0; slope <= LinearWidthGrid.MostSlope; slope++)
        {
            if (!Quantise(thresholds, slope, depth, first))
                continue;

            if (!isFirst && _firstBlocks[^first.Length..].SequenceEqual(first))
            {
                _heads[^1] = _heads[^1] with { SlopeCount = _heads[^1].SlopeCount + 1 };
                continue;
            }

            isFirst = false;
            _heads.Add(new LinearWidthCandidate(widthIndex, multiplierIndex, slope, 1, SquaredSum(initialWidth, multiplier, depth, first)));
            _firstBlocks.AddRange(first);
        }
    }

    // The first blocks of one slope's stages; false where there are not as many as wanted, or a step is skipped.
    private static bool Quantise(List<int> thresholds, int slope, int depth, int[] first)
    {
        var last = 0;
        for (var step = 0; step <= first.Length && step < thresholds.Count; step++)
        {
            var block = slope == 0 ? depth : (thresholds[step] + slope - 1) / slope;
            if (step == first.Length)
                return block >= depth;

            if (block >= depth || block == last)
                return false;

            (first[step], last) = (block, block);
        }

        return true;
    }

    // Σ over blocks of the predicted log width, squared: the part of the error that no network changes.
    private static double SquaredSum(double initialWidth, double multiplier, int depth, int[] first)
    {
        var (log, start, sum) = (Math.Log(initialWidth), 0, 0.0);
        foreach (var block in first)
        {
            sum += (block - start) * log * log;
            log += Math.Log(multiplier);
            start = block;
        }

        return sum + ((depth - start) * log * log);
    }
}
