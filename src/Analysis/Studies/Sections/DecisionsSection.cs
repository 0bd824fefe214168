namespace Explorer.Analysis.Studies.Sections;

/// <summary>What a study in auto mode decided, round by round.</summary>
internal static class DecisionsSection
{
    public static IEnumerable<Block> Write(IReadOnlyList<StudyDecision> decisions) => decisions.Count == 0 ? [] :
    [
        new Block.Section("decisions", "What was tried, and why"),
        new Table(
            [new("round"), new("networks"), new("proposed"), new("from"), new("evidence"), new("level"), new("verdict on fresh networks")],
            [.. decisions.Select(decision => (IReadOnlyList<Cell>)
            [
                Cell.Count(decision.Round), Cell.Count(decision.Networks), Cell.Words(decision.Constraint), Cell.Words(decision.From), Cell.Words(decision.Evidence), Cell.Number(decision.Level, 4),
                Cell.Words(decision.Tried is null ? "the study ends" : $"{decision.Verdict} {(decision.Kept ? "Kept." : "Dropped.")}"),
            ])])
        {
            IsFoldable = true,
            Caption = "The evidence for a proposal comes from the population it was made from (where that has too few members of the narrower space, there is none but a hint), the verdict from networks that had no part in it. A constraint that claims a better space is kept where they show it at the level of its round, and the rounds' levels are such that the study keeps one wrongly with the chance of its level at most. One that only makes the space simpler (sharing) is dropped where its space is shown to be worse.",
        },
    ];
}
