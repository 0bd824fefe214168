namespace Explorer.Analysis.Derivation;

/// <summary>Why a candidate is proposed or not, in words and figures.</summary>
internal static class DecisionText
{
    public static string Reason(Candidate candidate, double? adjusted, int tests, int leastSide)
    {
        var parts = new List<string?> { candidate.Obstacle, candidate.Opposition };
        if (candidate.Kept < leastSide || candidate.Others < leastSide)
        {
            parts.Add(candidate.Kept < leastSide
                ? string.Create(CultureInfo.InvariantCulture, $"not tried: {Counted(candidate.Kept)} of the narrower space in the sample, expected at least {leastSide}")
                : candidate.Others == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"not tried: {candidate.Others} of the sample outside the narrower space, expected at least {leastSide}"));
        }

        parts.Add(Effect(candidate));
        if (adjusted is { } corrected)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{NumberText.PEquation(candidate.PValue!.Value)} two-sided, {NumberText.P(corrected)} corrected for {tests} {(tests == 1 ? "test" : "tests")}{candidate.Figures}"));
        }

        parts.Add(candidate.Near is { } near ? Near(near) : null);
        return string.Join("; ", parts.OfType<string>());
    }

    /// <summary>Direction and correction of all tests.</summary>
    public static string Correction(int differences, int shares)
    {
        var sharing = shares == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {shares} of what sharing costs, corrected apart and asked only where some difference is shown");
        return string.Create(CultureInfo.InvariantCulture, $"all tests two-sided, a change proposed only on its better side; {differences} {(differences == 1 ? "test" : "tests")} of differences, corrected together (Holm){sharing}; intervals are 95 % each and not corrected");
    }

    private static string? Effect(Candidate candidate) => candidate.Effect is { } effect
        ? string.Create(CultureInfo.InvariantCulture, $"mean error {Points(effect)} with {Counted(candidate.Kept)} against {candidate.Others}")
        : candidate.Kept > 0 && candidate.Others > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Counted(candidate.Kept)} against {candidate.Others}") : null;

    private static string Near(NearMembers near)
    {
        var verdict = Membership.IsWorse(near.Effect) ? " and speak against it" : "";
        var effect = near.Effect is { } found ? $" have a mean error of {Points(found)} against networks further away" : "";
        return string.Create(CultureInfo.InvariantCulture, $"no members but near, {near.Count} networks {near.Words}{effect}{verdict}");
    }

    private static string Counted(int members) => string.Create(CultureInfo.InvariantCulture, $"{members} {(members == 1 ? "member" : "members")}");

    private static string Points(Estimate effect)
    {
        var interval = effect.Interval is { } range ? $" ({Number(range.Lower)} to {Number(range.Upper)})" : "";
        return $"{Number(effect.Value)} points{interval}";
    }

    private static string Number(double value) => (100 * value).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
