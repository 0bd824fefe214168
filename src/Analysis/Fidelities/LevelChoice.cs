namespace Explorer.Analysis.Fidelities;

/// <summary>Which levels a table has: all ends of rungs, and epochs within the target's run in about doubling steps.</summary>
internal static class LevelChoice
{
    /// <summary>Most levels of one experiment's table: a reader takes in no more, and pairs grow with the square.</summary>
    public const int Most = 10;

    /// <summary>The levels, cheapest first, the target last.</summary>
    public static ImmutableArray<FidelityLevel> Of(IReadOnlyList<List<(FidelityLevel Level, FidelityReading Reading, bool EndsRung)>> readings, FidelityLevel target)
    {
        var rungs = readings.SelectMany(own => own).Where(reading => reading.EndsRung && reading.Level != target).Select(reading => reading.Level).Distinct().ToList();
        List<FidelityLevel> epochs =
        [
            .. readings.SelectMany(own => own).Select(reading => reading.Level).Distinct()
                .Where(level => level.RunEpochs == target.RunEpochs && SameButEpochs(level, target))
                .Where(level => level.Fidelity.Epochs < target.Fidelity.Epochs && !rungs.Contains(level)),
        ];
        var thinned = epochs.Where(level => IsStep(level.Fidelity.Epochs, halves: true)).ToList();
        if (rungs.Count + thinned.Count + 1 > Most)
            thinned = [.. epochs.Where(level => IsStep(level.Fidelity.Epochs, halves: false))];

        ImmutableArray<FidelityLevel> levels = [.. rungs, .. thinned.Take(Math.Max(0, Most - 1 - rungs.Count)), target];
        List<ImmutableArray<FidelityReading?>> rows = [.. readings.Select(own => levels.Select(level => (FidelityReading?)own.Find(reading => reading.Level == level).Reading).ToImmutableArray())];
        return [.. ByCost(levels, rows).Select(level => levels[level])];
    }

    /// <summary>The levels' places, by their cost as a share of the target's, which is last now and stays so.</summary>
    public static IEnumerable<int> ByCost(ImmutableArray<FidelityLevel> levels, IReadOnlyList<ImmutableArray<FidelityReading?>> rows) =>
        Enumerable.Range(0, levels.Length - 1)
            .OrderBy(level => CostShare.Of(rows, level, levels.Length - 1, reading => reading.Work) ?? 0)
            .ThenBy(level => levels[level].Fidelity.Epochs)
            .ThenBy(level => levels[level].Label, StringComparer.Ordinal)
            .Append(levels.Length - 1);

    private static bool SameButEpochs(FidelityLevel level, FidelityLevel target) => level.Fidelity with { Epochs = 1 } == target.Fidelity with { Epochs = 1 };

    // 1, 2, 4, 8, … and, between them, 3, 6, 12, ….
    private static bool IsStep(int epochs, bool halves) => int.IsPow2(epochs) || (halves && epochs % 3 == 0 && int.IsPow2(epochs / 3));
}
