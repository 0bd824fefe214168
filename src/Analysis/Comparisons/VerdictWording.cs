namespace Explorer.Analysis.Comparisons;

/// <summary>Verdicts as sentences.</summary>
internal static class VerdictWording
{
    public static string Of(PopulationComparison comparison)
    {
        var c = comparison;
        var name = c.Pairs > 1 ? $"{NumberText.PEquation(c.AdjustedPValue)}, corrected for {NumberText.Counted(c.Pairs, "pair")} by Bonferroni" : NumberText.PEquation(c.PValue);
        var points = NumberText.Fixed(100 * Math.Abs(c.MeanDifference.Value), Math.Abs(c.MeanDifference.Value) < 0.01 ? 2 : 1);
        return c.Verdict switch
        {
            ComparisonVerdict.Better => $"{c.NameB} is better than {c.NameA}: its mean error is {points} points lower ({name})",
            ComparisonVerdict.Worse => $"{c.NameB} is worse than {c.NameA}: its mean error is {points} points higher ({name})",
            _ => $"{c.NameB} against {c.NameA}: no difference shown with n = {NumberText.Count(c.CountA)} and {NumberText.Count(c.CountB)}; {Needed(c)} ({name})",
        };
    }

    private static string Needed(PopulationComparison c) => c switch
    {
        { CountNeeded: { } count } => $"about n = {NumberText.Count(count)} a space would show a difference this large with 80 % power",
        { MeanDifference.Value: 0 } => "the means are the same",
        _ => "no sample that one would train shows a difference this small",
    };
}
