namespace Explorer.Analysis.Studies.Sections;

/// <summary>The family: one network a budget, as the paper's Tables 2 to 4 list them.</summary>
internal static class FamilySection
{
    public static IEnumerable<Block> Write(StudyReport report)
    {
        if (report.Family.Count == 0)
            return [];
        var family = report.Study.Family!;
        return
        [
            new Block.Section("family", "The family"),
            new Block.Paragraph($"For each budget {ResultSentences.Count(family.Networks, "random network")} of {report.FamilyFrom} trained for {NumberText.Count(family.Selection.Settings.Epochs)} epochs; the one of least validation error was trained again for {NumberText.Count(family.Retraining.Settings.Epochs)} epochs from {ResultSentences.Count(family.Seeds, "seed")}. {Tests(report.Family)}"),
            Members(report.Family) with
            {
                Caption = $"Chosen at: validation error among the budget's random networks, too low by the luck of having been chosen. Validation error: mean of the final trainings, interval by {StudentMean.Method} over seeds. Test error: interval over the images ({ImageError.Method}). d blocks, w0, wa, wm of the quantised line, b bottleneck ratio, g group width.",
            },
        ];
    }

    private static string Tests(IReadOnlyList<FamilyMember> members)
    {
        var tests = members.Select(member => member.Test).OfType<FamilyTest>().ToList();
        if (tests.Count == 0)
            return "No network was measured on test images yet.";
        var times = tests.Sum(test => test.Measurements);
        return $"The final training of least validation error was measured on {string.Join(" or ", tests.Select(test => test.Images).Distinct().Order().Select(images => NumberText.Count(images)))} test images when it was exported, {(times == tests.Count ? "once a network" : $"{NumberText.Counted(times, "time")} for {NumberText.Counted(tests.Count, "network")}, since some were exported anew")}.";
    }

    public static Table Members(IReadOnlyList<FamilyMember> members) => new(
        [
            new("budget"), new("FLOPs"), new("params"), new("acts"), Detail("d"), Detail("w0"), Detail("wa"), Detail("wm"), Detail("b"), Detail("g"), new("depths"), new("widths"),
            Detail("chosen at"), new("validation error [95 %]"), Detail("trainings"), new("test error [95 %]"), new("zoo entry"),
        ],
        [.. members.Select(Row)]);

    private static IReadOnlyList<Cell> Row(FamilyMember member)
    {
        var (trial, shape) = (member.Chosen.Trial, member.Chosen.Shape);
        var line = trial.Config as RegNetConfig;
        return
        [
            Cell.Words(member.Budget), Cell.Quantity(trial.Complexity.Flops), Cell.Quantity(trial.Complexity.Params), Cell.Quantity(trial.Complexity.Activations),
            Cell.Count(shape?.TotalDepth), Cell.Of(line?.InitialWidth), Cell.Of(line?.Slope), Cell.Of(line?.Multiplier), Cell.Words(StageLists.Ratios(shape)), Cell.Words(StageLists.GroupWidths(shape)),
            Cell.Words(StageLists.Depths(shape)), Cell.Words(StageLists.Widths(shape)),
            Cell.Share(member.Chosen.Error), Cell.Share(member.Validation), Cell.Count(member.Finals.Length), Cell.Share(member.Test?.Error), Cell.Words(member.Test?.Entry ?? NumberText.None),
        ];
    }

    private static Column Detail(string title) => new(title) { IsDetail = true };
}
