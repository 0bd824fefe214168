namespace Explorer.Reporting.Studies.Sections;

/// <summary>What a study in auto mode decided, round by round.</summary>
internal static class DecisionsSection
{
    public static IEnumerable<Block> Write(StudyReportInput input)
    {
        if (input.Decisions.Count == 0)
        {
            yield break;
        }

        yield return new Block.Section("decisions", "What was tried, and why");
        yield return new Block.Table(
            ["round", "networks", "proposed", "from", "evidence", "verdict on fresh networks"],
            [.. input.Decisions.Select(Row)],
            new HashSet<int> { 2, 3, 4, 5 },
            "The evidence for a proposal comes from the population it was made from (where that has too few members of the narrower space, there is none but a hint), the verdict from networks that had no part in it. A constraint is dropped where its space is shown to be worse.");
    }

    private static IReadOnlyList<string> Row(StudyDecision decision) =>
    [
        decision.Round.ToString(CultureInfo.InvariantCulture),
        decision.Networks.ToString(CultureInfo.InvariantCulture),
        decision.Constraint,
        decision.From,
        decision.Evidence,
        decision.Tried is null ? "the study ends" : $"{decision.Verdict} {(decision.Kept ? "Kept." : "Dropped.")}",
    ];
}
