using Explorer.Experiments.Data;

namespace Explorer.Analysis.Regime;

/// <summary>
/// Whether trainings are such that the errors of a population tell of its networks and not of how the trainings begin or where they are cut off. Computed from
/// what every run records; a population of a good regime is called bad in at most <see cref="Level"/> of all cases, all tests together.
/// </summary>
public sealed record RegimeCheck
{
    /// <summary>The level of all tests together.</summary>
    public const double Level = 0.05;

    /// <summary>Networks whose curves were read.</summary>
    public required int Networks { get; init; }

    /// <summary>What it comes to.</summary>
    public required RegimeVerdict Verdict { get; init; }

    /// <summary>What was found, the trainings' own signs first.</summary>
    public required ValueList<RegimeFinding> Findings { get; init; }

    /// <summary>What was looked for in vain, for want of records.</summary>
    public required ValueList<RegimeSign> Unchecked { get; init; }

    /// <summary>The first epoch against guessing; null where it is not on record.</summary>
    public required EarlyLoss? EarlyLoss { get; init; }

    /// <summary>Depth against the training error; null where it cannot be told.</summary>
    public required DepthEffect? Depth { get; init; }

    /// <summary>The measures whose correlation with the validation error changes its sign, beyond chance.</summary>
    public required ValueList<SignChange> SignChanges { get; init; }

    /// <summary>How long a training is; null where that is not on record.</summary>
    public required TrainingSteps? Steps { get; init; }

    /// <summary>A network of the population with its training, to say what to change; null where none has a curve.</summary>
    public required PopulationMember? Example { get; init; }

    /// <summary>Whether anything is known of the trainings: not of trials that another program ran.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Checks the trainings of one experiment.</summary>
    /// <param name="trials">Its trials, in any order; those that a scheduler stopped count by their first epoch alone.</param>
    /// <param name="data">Its images, for records that do not tell how many a training took; null where they are not known.</param>
    public static RegimeCheck Of(IEnumerable<TrialRecord> trials, DataSettings? data = null)
    {
        var runs = RegimeRun.All(trials);
        var (early, depth, steps) = (EarlyLoss.Of(runs), DepthEffect.Of(runs), TrainingSteps.Of(runs, data));
        SignChange[] signs = [.. SignChange.Of(runs)];
        var corrected = HolmCorrection.Adjust([.. signs.Select(sign => sign.PValue)]);

        // A sign is one test, however many measures may turn.
        List<(RegimeSign Sign, double? PValue)> tests = [(RegimeSign.EarlyLoss, early?.PValue), (RegimeSign.Depth, depth?.PValue), (RegimeSign.SignChange, signs.Length > 0 ? corrected.Min() : null)];
        var done = tests.Where(test => test.PValue is not null).ToList();
        var findings = done.Zip(HolmCorrection.Adjust([.. done.Select(test => test.PValue!.Value)]), (test, p) => new RegimeFinding(test.Sign, p)).Where(finding => finding.PValue <= Level).ToList();
        var bad = findings.Count > 0;
        if (steps?.Steps < TrainingSteps.Fewest)
            findings.Add(new RegimeFinding(RegimeSign.Steps, null));

        return new RegimeCheck
        {
            Networks = runs.Count,
            IsForeign = trials.FirstOrDefault()?.Planned.IsForeign == true,
            Verdict = bad ? RegimeVerdict.Bad : findings.Count > 0 ? RegimeVerdict.Doubtful : done.Count > 0 ? RegimeVerdict.Good : RegimeVerdict.Unchecked,
            Findings = findings.ToValueList(),
            Unchecked = tests.Where(test => test.PValue is null).Select(test => test.Sign).Concat(steps is null ? [RegimeSign.Steps] : []).ToValueList(),
            EarlyLoss = early,
            Depth = depth,
            SignChanges = findings.Exists(finding => finding.Sign == RegimeSign.SignChange) ? signs.Where((_, i) => corrected[i] <= Level).ToValueList() : [],
            Steps = steps,
            Example = runs.Count > 0 ? runs[0].Member : null,
        };
    }
}
