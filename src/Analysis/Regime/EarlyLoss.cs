using MathNet.Numerics;

namespace Explorer.Analysis.Regime;

/// <summary>How many networks the first epoch leaves worse than guessing, by its mean training loss.</summary>
public sealed record EarlyLoss
{
    /// <summary>
    /// The share that is no sign of a bad regime: in the study of docs/studies/regnet-study 4 of 87 networks of up to 7 blocks (5 %, 95 % interval
    /// 2 to 11 %) started so, and those trained; in its networks of 16 to 20 blocks, which did not, it was 33 of 52.
    /// </summary>
    public const double Tolerated = 0.05;

    /// <summary>The loss of guessing, the logarithm of the number of classes, in nats.</summary>
    public required double Guessing { get; init; }

    /// <summary>All networks whose first epoch is on record.</summary>
    public required LossShare All { get; init; }

    /// <summary>Those whose depth is in the lower third; null where depths do not differ.</summary>
    public required LossShare? Shallow { get; init; }

    /// <summary>Those whose depth is in the upper third; null where depths do not differ.</summary>
    public required LossShare? Deep { get; init; }

    /// <summary>One-sided p of a share of <see cref="Tolerated"/> at most, exact (binomial): the smaller of all networks' and the deep ones', doubled.</summary>
    public required double PValue { get; init; }

    /// <summary>Counts them; null where no first epoch is on record.</summary>
    internal static EarlyLoss? Of(IReadOnlyList<RegimeRun> runs)
    {
        List<RegimeRun> started = [.. runs.Where(run => run.StartsWorse is not null)];
        if (started.Count == 0)
            return null;

        var (shallow, deep) = Thirds(started);
        var all = LossShare.Of(started);
        return new EarlyLoss
        {
            Guessing = started[0].GuessingLoss,
            All = all,
            Shallow = shallow,
            Deep = deep,
            PValue = deep is null ? Excess(all) : Math.Min(1, 2 * Math.Min(Excess(all), Excess(deep))),
        };
    }

    private static (LossShare? Shallow, LossShare? Deep) Thirds(List<RegimeRun> runs)
    {
        int[] depths = [.. runs.Select(run => run.Depth).OfType<int>().Order()];
        if (depths.Length < 3)
            return (null, null);

        var (low, high) = (depths[(depths.Length - 1) / 3], depths[^(((depths.Length - 1) / 3) + 1)]);
        return low < high ? (LossShare.Of([.. runs.Where(run => run.Depth <= low)]), LossShare.Of([.. runs.Where(run => run.Depth >= high)])) : (null, null);
    }

    // P(X ≥ k) of a binomial is the regularised incomplete beta function at its share.
    private static double Excess(LossShare share) => share.Above == 0 ? 1 : SpecialFunctions.BetaRegularized(share.Above, share.Count - share.Above + 1, Tolerated);
}
