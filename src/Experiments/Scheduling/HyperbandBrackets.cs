namespace Explorer.Experiments.Scheduling;

/// <summary>
/// Which bracket of Hyperband a trial belongs to (Li et al. 2018, algorithm 1). Bracket b starts at rung b, so that it
/// needs fewer trials for the same cost: with s = R − 1 − b of R rungs, n = ⌈R/(s + 1) · η^s⌉. The sample fills bracket after
/// bracket, the most aggressive first, and begins again after the last; what is left of the sample makes a smaller one.
/// </summary>
internal static class HyperbandBrackets
{
    /// <summary>Trials of each bracket of one round, the first at rung 0.</summary>
    /// <param name="rungs">R, at least 1.</param>
    /// <param name="reduction">η, above 1.</param>
    public static IReadOnlyList<int> Sizes(int rungs, double reduction) =>
    [
        .. Enumerable.Range(0, rungs).Select(bracket =>
        {
            var s = rungs - 1 - bracket;

            // Less a little, where rounding may have lifted a whole number just above itself.
            var size = Math.Ceiling(((double)rungs / (s + 1) * Math.Pow(reduction, s)) - 1e-9);
            return (int)Math.Min(size, int.MaxValue / 64);
        }),
    ];

    /// <summary>The bracket of the trial at a position of the plan: which in all, and the rung that it starts at.</summary>
    public static (int Bracket, int FirstRung) Of(int position, IReadOnlyList<int> sizes)
    {
        var round = sizes.Sum();
        var within = position % round;
        var first = 0;
        while (within >= sizes[first])
            within -= sizes[first++];

        return ((position / round * sizes.Count) + first, first);
    }
}
