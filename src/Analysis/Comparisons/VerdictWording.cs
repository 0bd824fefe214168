namespace Explorer.Analysis.Comparisons;

/// <summary>Verdicts as sentences.</summary>
internal static class VerdictWording
{
    public static string Of(PopulationComparison comparison)
    {
        var c = comparison;
        var name = c.Pairs > 1 ? string.Create(CultureInfo.InvariantCulture, $"{NumberText.PEquation(c.AdjustedPValue)}, corrected for {c.Pairs} pairs by Bonferroni") : NumberText.PEquation(c.PValue);
        var points = (100 * Math.Abs(c.MeanDifference.Value)).ToString(Math.Abs(c.MeanDifference.Value) < 0.01 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
        return c.Verdict switch
        {
            ComparisonVerdict.Better => $"{c.NameB} is better than {c.NameA}: its mean error is {points} points lower ({name})",
            ComparisonVerdict.Worse => $"{c.NameB} is worse than {c.NameA}: its mean error is {points} points higher ({name})",
            _ => string.Create(CultureInfo.InvariantCulture, $"{c.NameB} against {c.NameA}: no difference shown with n = {c.CountA:N0} and {c.CountB:N0}; {Needed(c)} ({name})"),
        };
    }

    private static string Needed(PopulationComparison c) => c switch
    {
        { CountNeeded: { } count } => string.Create(CultureInfo.InvariantCulture, $"about n = {count:N0} a space would show a difference this large with 80 % power"),
        { MeanDifference.Value: 0 } => "the means are the same",
        _ => "no sample that one would train shows a difference this small",
    };
}
