namespace Explorer.Analysis.Fidelities;

/// <summary>
/// The other half of a censored population's naive distribution: the corrected one, or why there is none.
/// </summary>
public sealed record Correction
{
    /// <summary>The level that the corrected distribution is of; null where no trial got to one.</summary>
    public required FidelityLevel? Target { get; init; }

    /// <summary>Networks trained to the target: the naive distribution is theirs.</summary>
    public required int Finished { get; init; }

    /// <summary>Networks that a scheduler stopped.</summary>
    public required int Stopped { get; init; }

    /// <summary>The corrected distribution; null where there is none.</summary>
    public required CorrectedDistribution? Distribution { get; init; }

    /// <summary>What the training cost as a share of training every network to the target; null where unknown.</summary>
    public required double? CostShare { get; init; }

    /// <summary>How it was corrected, or why not, in a sentence.</summary>
    public required string InWords { get; init; }

    /// <summary>How many networks, trained to the target, the training would have paid for; null where unknown.</summary>
    public double? PaidFor => CostShare * (Finished + Stopped);

    /// <summary>Corrects a population.</summary>
    /// <param name="trials">The trials that have ended.</param>
    /// <param name="planned">Trials planned; a scheduler's population is corrected only when all have ended.</param>
    /// <param name="scheduled">Whether a scheduler was at work.</param>
    /// <returns>The correction; null where no trial was stopped and none still can be, so that nothing is to be corrected.</returns>
    public static Correction? Of(IReadOnlyList<TrialRecord> trials, int planned, bool scheduled)
    {
        List<TrialRecord> sampled = [.. trials.Where(trial => trial.Planned.Origin == TrialOrigin.Sampled && trial.State != TrialState.Failed)];
        var stopped = sampled.Count(trial => trial.State == TrialState.Pruned);
        var isInterim = trials.Count < planned;
        if (stopped == 0 && !(scheduled && isInterim))
            return null;

        if (sampled is [{ Planned.IsForeign: true }, ..])
        {
            return new Correction
            {
                Target = null,
                Finished = sampled.Count - stopped,
                Stopped = stopped,
                Distribution = null,
                CostShare = null,
                InWords = "There is no corrected distribution: the table does not tell of trials that ran to the end by lot.",
            };
        }

        var table = FidelityTable.Of(sampled, scheduled: true);
        var sample = table is null || isInterim ? null : CensoredSample.Of(table);
        var distribution = sample is null ? null : CorrectedDistribution.Of(sample);
        return new Correction
        {
            Target = table?.Target,
            Finished = sampled.Count - stopped,
            Stopped = stopped,
            Distribution = distribution,
            CostShare = table is null ? null : FullCost.ShareOf(sampled, table),
            InWords = isInterim
                ? "A scheduler lets the better networks finish first, so there is no corrected distribution before all trials have ended."
                : distribution is null ? Refused(sample) : Words(distribution, table!.Target),
        };
    }

    private static string Refused(CensoredSample? sample)
    {
        var lot = sample?.Networks.Count(network => network.IsRandom) ?? 0;
        return $"There is no corrected distribution: {NumberText.Counted(lot, "network was", "networks were")} trained to the target by lot, and at least {CorrectedDistribution.FewestRandom} must stand for those stopped ({CorrectedDistribution.FewestForInterval} for intervals); a larger share of \"calibration\" in the experiment's \"fidelity\" gives them.";
    }

    private static string Words(CorrectedDistribution distribution, FidelityLevel target)
    {
        var intervals = distribution.Mean.Interval is null ? $"; below {CorrectedDistribution.FewestForInterval} there are no intervals" : "";
        return $"Corrected to {target.Label}: of {NumberText.Count(distribution.Count)} networks {NumberText.Count(distribution.Sure)} count as they are, and {NumberText.Count(distribution.Random)} drawn by lot correct what the cheap errors say of the other {NumberText.Count(distribution.Count - distribution.Sure)}{intervals}.";
    }
}
