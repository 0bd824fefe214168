namespace Explorer.Analysis.Regime;

/// <summary>A check of the regime as a part of a report: every figure, whether it speaks against the regime or not.</summary>
public static class RegimeSection
{
    /// <summary>A list of what was looked at; nothing where no network has a curve.</summary>
    public static IEnumerable<Block> Write(RegimeCheck check)
    {
        if (check.Networks == 0)
        {
            yield break;
        }

        yield return new Block.Points([.. Points(check)]);
    }

    private static IEnumerable<string> Points(RegimeCheck check)
    {
        if (check.EarlyLoss is { } early)
        {
            yield return Sentence(RegimeWording.Early(early));
        }

        if (check.Depth is { } depth)
        {
            yield return $"Training error of the last epoch: {RegimeWording.WithDepth(depth.Depth)}{(depth.Width is { } width ? $", with total width {RegimeWording.Range(width)}" : "")}.";
            if (depth.Validation is { } validation)
            {
                yield return $"Validation error: {RegimeWording.WithDepth(validation)}.";
            }
        }

        foreach (var change in check.SignChanges)
        {
            yield return Sentence(RegimeWording.Turn(change));
        }

        if (check.Steps is { } steps)
        {
            yield return Sentence(RegimeWording.Steps(steps));
        }

        if (check.Unchecked.Count > 0)
        {
            yield return $"Not checked, for want of networks or records: {string.Join(", ", check.Unchecked.Select(Name))}.";
        }
    }

    private static string Name(RegimeSign sign) => sign switch
    {
        RegimeSign.EarlyLoss => "the loss of the first epoch",
        RegimeSign.Depth => "depth against the training error",
        RegimeSign.SignChange => "whether what goes with the error changes over the epochs",
        _ => "the number of optimiser steps",
    };

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
