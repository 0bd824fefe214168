namespace Explorer.Analysis.Regime;

/// <summary>Checks of regimes in sentences: what was found with its figures, what follows, what to change.</summary>
public static class RegimeDocument
{
    /// <summary>What to read before the verdicts on some populations: a sentence each of which there is something to say, then what follows and what to change, once for all; nothing where every regime is good.</summary>
    /// <param name="checks">The populations with their checks.</param>
    public static IEnumerable<Block> Warnings(IEnumerable<(string Name, RegimeCheck Check)> checks) => Sentences(checks).Select(Warning);

    /// <summary>The same as sentences.</summary>
    /// <param name="checks">The populations with their checks.</param>
    public static IEnumerable<string> Sentences(IEnumerable<(string Name, RegimeCheck Check)> checks) =>
        Told([.. checks.Where(item => item.Check is { IsForeign: false, Verdict: not RegimeVerdict.Good }).Select(item => ($"{item.Name}: its training regime", item.Check))]);

    /// <summary>What a report says of its own population's regime: one sentence where it is good.</summary>
    public static IEnumerable<string> Sentences(RegimeCheck check) => check.Verdict == RegimeVerdict.Good
        ? [$"Nothing was found against the training regime, in {NumberText.Counted(check.Networks, "network")}."]
        : Told([("The training regime", check)]);

    /// <summary>The same as a part of a report: every figure, whether it speaks against the regime or not.</summary>
    public static IEnumerable<Block> Blocks(RegimeCheck check) => Sentences(check)
        .Select(sentence => check.Verdict == RegimeVerdict.Good ? new Block.Paragraph(sentence) : Warning(sentence))
        .Concat(Figures(check));

    /// <summary>A list of what was looked at; nothing where no network has a curve.</summary>
    public static IEnumerable<Block> Figures(RegimeCheck check) => check.Networks == 0 ? [] : [new Block.Points([.. Points(check)])];

    private static Block Warning(string sentence) => new Block.Paragraph(sentence) { Tone = Tone.Warning };

    private static IEnumerable<string> Points(RegimeCheck check)
    {
        if (check.EarlyLoss is { } early)
            yield return Sentence(Early(early));
        if (check.Depth is { } depth)
        {
            yield return $"Training error of the last epoch: {WithDepth(depth.Depth)}{(depth.Width is { } width ? $", with total width {Cell.Number(width.Value)}" : "")}.";
            if (depth.Validation is { } validation)
                yield return $"Validation error: {WithDepth(validation)}.";
        }

        foreach (var change in check.SignChanges)
            yield return Sentence(Turn(change));
        if (check.Steps is { } steps)
            yield return Sentence(Steps(steps));
        if (check.Unchecked.Count > 0)
            yield return $"Not checked, for want of networks or records: {string.Join(", ", check.Unchecked.Select(Name))}.";
    }

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
            yield return string.Join(' ', follows);
        var advised = told.Select(item => (item.Subject, Changes: string.Join("; ", RegimeAdvice.Of(item.Check)))).Where(item => item.Changes.Length > 0).ToList();
        foreach (var alike in advised.GroupBy(item => item.Changes, item => item.Subject.Split(':')[0], StringComparer.Ordinal))
            yield return $"To change{(told.Count > 1 && alike.Count() < told.Count ? $" in {string.Join(", ", alike)}" : "")}: {alike.Key}.";
    }

    private static string Findings(RegimeCheck check) => string.Join("; ", check.Findings.SelectMany(finding => Found(check, finding)));

    // What was found, with its figures; one a measure that changes its sign.
    private static IEnumerable<string> Found(RegimeCheck check, RegimeFinding finding)
    {
        var p = finding.PValue is { } value ? $", {NumberText.PEquation(value)}" : "";
        return finding.Sign switch
        {
            RegimeSign.EarlyLoss => [$"{Early(check.EarlyLoss!)}, more than the {NumberText.Share(EarlyLoss.Tolerated, 0)} of good regimes{p}"],
            RegimeSign.Depth => [$"deeper networks end with a higher training error, {WithDepth(check.Depth!.Depth)}{p}"],
            RegimeSign.SignChange => check.SignChanges.Select(change => Turn(change) + p),
            _ => [Steps(check.Steps!)],
        };
    }

    // What depth says includes what the first epoch and the steps would say alone.
    private static IEnumerable<string> Follows(RegimeCheck check)
    {
        var signs = check.Findings.Select(finding => finding.Sign).ToHashSet();
        if (signs.Contains(RegimeSign.Depth))
            yield return "Deep networks are not trained out at this budget: rules about depth found here are rules about short trainings.";
        else if (signs.Contains(RegimeSign.EarlyLoss))
            yield return "Their first steps throw such networks back: their errors tell of the start as well as of the network.";
        else if (signs.SetEquals([RegimeSign.Steps]))
            yield return "Rules about depth may be rules about short trainings.";
        if (signs.Contains(RegimeSign.SignChange))
            yield return $"A rule about {string.Join(" or ", check.SignChanges.Select(Name))} depends on when one looks, and may turn again with more epochs.";
    }

    private static string Early(EarlyLoss early)
    {
        var apart = early is { Shallow: { } shallow, Deep: { } deep }
            ? $": {Share(shallow, $" of up to {NumberText.Counted(shallow.MostBlocks!.Value, "block")}")}, {Share(deep, $" of {NumberText.Counted(deep.FewestBlocks!.Value, "block")} or more")}"
            : "";
        return $"the first epoch's loss is worse than guessing ({NumberText.Fixed(early.Guessing)}) in {Share(early.All, " networks")}{apart}";
    }

    private static string WithDepth(PartialRankCorrelation correlation) => $"rank correlation with depth at equal FLOPs {Cell.Number(correlation.Value)}";

    private static string Turn(SignChange change) =>
        $"the rank correlation of {Name(change)} with the validation error turns from {Cell.Number(change.Early.Value)} after epoch {NumberText.Count(change.HalfWay)} to {Cell.Number(change.Late.Value)} after epoch {NumberText.Count(change.Last)}";

    private static string Steps(TrainingSteps steps)
    {
        var few = steps.Steps < TrainingSteps.Fewest ? $", fewer than the {NumberText.Count(TrainingSteps.Fewest)} of the shortest regime found good" : "";
        return $"a training takes {NumberText.Counted(steps.Steps, "optimiser step")} ({NumberText.Counted(steps.Epochs, "epoch")}, batch of {NumberText.Count(steps.BatchSize)}){few}";
    }

    private static string Share(LossShare share, string what) => $"{NumberText.Count(share.Above)} of {NumberText.Count(share.Count)}{what} ({Cell.Share(share.Share, 0)})";

    private static string Name(SignChange change) => change.Measure.Label.ToLowerInvariant();

    private static string Name(RegimeSign sign) => sign switch
    {
        RegimeSign.EarlyLoss => "the loss of the first epoch",
        RegimeSign.Depth => "depth against the training error",
        RegimeSign.SignChange => "whether what goes with the error changes over the epochs",
        _ => "the number of optimiser steps",
    };

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
