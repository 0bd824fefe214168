using Explorer.Statistics.Correlations;
using Explorer.Statistics.Tests;

namespace Explorer.Analysis.Regime;

/// <summary>Checks of regimes in sentences: what was found with its figures, what follows, what to change.</summary>
public static class RegimeWording
{
    /// <summary>What to read before the verdicts on some populations: a sentence each of which there is something to say, then what follows and what to change, once for all; nothing where every regime is good.</summary>
    /// <param name="checks">The populations with their checks.</param>
    public static IEnumerable<string> Lines(IEnumerable<(string Name, RegimeCheck Check)> checks) =>
        Told([.. checks.Where(item => item.Check.Verdict != RegimeVerdict.Good).Select(item => ($"{item.Name}: its training regime", item.Check))]);

    /// <summary>What a report says of its own population's regime: one line where it is good.</summary>
    public static IEnumerable<string> Report(RegimeCheck check) => check.Verdict == RegimeVerdict.Good
        ? [$"Nothing was found against the training regime, in {Count(check.Networks, "network")}."]
        : Told([("The training regime", check)]);

    /// <summary>What was found, with its figures; one a measure that changes its sign.</summary>
    internal static IEnumerable<string> Found(RegimeCheck check, RegimeFinding finding)
    {
        var p = finding.PValue is { } value ? $", {NumberText.PEquation(value)}" : "";
        return finding.Sign switch
        {
            RegimeSign.EarlyLoss => [Early(check.EarlyLoss!) + p],
            RegimeSign.Depth => [$"deeper networks end with a higher training error, {WithDepth(check.Depth!.Depth)}{p}"],
            RegimeSign.SignChange => check.SignChanges.Select(change => Turn(change) + p),
            _ => [Steps(check.Steps!)],
        };
    }

    /// <summary>How many networks begin worse than guessing.</summary>
    internal static string Early(EarlyLoss early)
    {
        var apart = early is { Shallow: { } shallow, Deep: { } deep }
            ? $": {Share(shallow, $" of up to {Count(shallow.MostBlocks!.Value, "block")}")}, {Share(deep, $" of {Count(deep.FewestBlocks!.Value, "block")} or more")}"
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"the first epoch's loss is worse than guessing ({early.Guessing:0.00}) in {Share(early.All, " networks")}{apart}");
    }

    /// <summary>A correlation with depth.</summary>
    internal static string WithDepth(PartialRankCorrelation correlation) => $"rank correlation with depth at equal FLOPs {Range(correlation)}";

    /// <summary>Which correlation turns.</summary>
    internal static string Turn(SignChange change) => string.Create(
        CultureInfo.InvariantCulture,
        $"the rank correlation of {Name(change)} with the validation error turns from {Range(change.Early)} after epoch {change.HalfWay} to {Range(change.Late)} after epoch {change.Last}");

    /// <summary>How long a training is.</summary>
    internal static string Steps(TrainingSteps steps)
    {
        var few = steps.Steps < TrainingSteps.Fewest ? $", fewer than the {NumberText.Count(TrainingSteps.Fewest)} of the shortest regime found good" : "";
        return $"a training takes {Count(steps.Steps, "optimiser step")} ({Count(steps.Epochs, "epoch")}, batch of {NumberText.Count(steps.BatchSize)}){few}";
    }

    /// <summary>Such as <c>0.57 (0.32 to 0.75)</c>.</summary>
    internal static string Range(PartialRankCorrelation correlation) => correlation.Value is { Interval: { } interval } value
        ? $"{NumberText.Fixed(value.Value)} ({NumberText.Fixed(interval.Lower)} to {NumberText.Fixed(interval.Upper)})"
        : NumberText.Fixed(correlation.Value.Value);

    private static IEnumerable<string> Told(IReadOnlyList<(string Subject, RegimeCheck Check)> told)
    {
        foreach (var (subject, check) in told)
        {
            yield return check.Verdict switch
            {
                RegimeVerdict.Bad => $"{subject} is bad: {Findings(check)}.",
                RegimeVerdict.Doubtful => $"{subject} is doubtful: {Findings(check)}.",
                _ => $"{subject} could not be checked: too few learning curves are on record.",
            };
        }

        if (told.SelectMany(item => Follows(item.Check)).Distinct().ToList() is { Count: > 0 } follows)
        {
            yield return string.Join(' ', follows);
        }

        if (told.SelectMany(item => RegimeAdvice.Of(item.Check)).Distinct().ToList() is { Count: > 0 } changes)
        {
            yield return $"To change: {string.Join("; ", changes)}.";
        }
    }

    private static string Findings(RegimeCheck check) => string.Join("; ", check.Findings.SelectMany(finding => Found(check, finding)));

    // What depth says includes what the first epoch and the steps would say alone.
    private static IEnumerable<string> Follows(RegimeCheck check)
    {
        var signs = check.Findings.Select(finding => finding.Sign).ToHashSet();
        if (signs.Contains(RegimeSign.Depth))
        {
            yield return "Deep networks are not trained out at this budget: rules about depth found here are rules about short trainings.";
        }
        else if (signs.Contains(RegimeSign.EarlyLoss))
        {
            yield return "Their first steps throw such networks back: their errors tell of the start as well as of the network.";
        }
        else if (signs.SetEquals([RegimeSign.Steps]))
        {
            yield return "Rules about depth may be rules about short trainings.";
        }

        if (signs.Contains(RegimeSign.SignChange))
        {
            yield return $"A rule about {string.Join(" or ", check.SignChanges.Select(Name))} depends on when one looks, and may turn again with more epochs.";
        }
    }

    private static string Name(SignChange change) => change.Measure.Label.ToLowerInvariant();

    private static string Share(LossShare share, string what) => FormattableString.Invariant(
        $"{share.Above} of {share.Count}{what} ({100 * share.Share.Value:0} %, 95 % interval {100 * share.Share.Interval!.Lower:0} to {100 * share.Share.Interval.Upper:0} %)");

    private static string Count(int count, string thing) => $"{NumberText.Count(count)} {thing}{(count == 1 ? "" : "s")}";
}
