using Explorer.Analysis.Studies;

namespace Explorer.Reporting.Studies.Sections;

/// <summary>The family: one network a budget, as the paper's Tables 2 to 4 list them.</summary>
internal static class FamilySection
{
    private static readonly ErrorFormat Errors = new(1);

    public static IEnumerable<Block> Write(StudyReportInput input)
    {
        if (input.Family.Count == 0)
        {
            yield break;
        }

        var family = input.Study.Family!;
        yield return new Block.Section("family", "The family");
        yield return new Block.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"For each budget {StudyWording.Count(family.Networks, "random network")} of {input.FamilyFrom} trained for {family.Selection.Settings.Epochs} epochs; the one of least validation error was trained again for {family.Retraining.Settings.Epochs} epochs from {StudyWording.Count(family.Seeds, "seed")}. The test images were used once a network, for the final training of least validation error, when it was exported."));
        yield return new Block.Table(
            ["budget", "FLOPs", "params", "acts", "d", "w0", "wa", "wm", "b", "g", "depths", "widths", "chosen at", "validation error", "95 % interval", "test error", "95 % interval", "zoo entry"],
            [.. input.Family.Select(Row)],
            new HashSet<int> { 0, 10, 11, 17 },
            FormattableString.Invariant($"Chosen at: validation error among the budget's random networks, too low by the luck of having been chosen. Validation error: mean of the final trainings, interval by {StudentMean.Method} over seeds. Test error: interval over the images, exact (Clopper-Pearson). d blocks, w0, wa, wm of the quantised line, b bottleneck ratio, g group width."));
    }

    private static IReadOnlyList<string> Row(FamilyMember member)
    {
        var trial = member.Chosen.Trial;
        var line = trial.Config as RegNetConfig;
        return
        [
            member.Budget,
            NumberText.Quantity(trial.Complexity.Flops),
            NumberText.Quantity(trial.Complexity.Params),
            NumberText.Quantity(trial.Complexity.Activations),
            Number(member.Chosen.Shape?.TotalDepth),
            Number(line?.InitialWidth),
            Number(line?.Slope),
            Number(line?.Multiplier),
            StageLists.Ratios(member.Chosen.Shape),
            StageLists.GroupWidths(member.Chosen.Shape),
            StageLists.Depths(member.Chosen.Shape),
            StageLists.Widths(member.Chosen.Shape),
            Errors.Percent(member.Chosen.Error),
            member.Validation is { } validation ? $"{Errors.Percent(validation.Value)}, n = {member.Finals.Length}" : "–",
            member.Validation?.Interval is { } interval ? Errors.Range(interval) : "–",
            member.Test is { } test ? Errors.Percent(test.Error.Value) : "–",
            member.Test?.Error.Interval is { } range ? Errors.Range(range) : "–",
            member.Test?.Entry ?? "",
        ];
    }

    private static string Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "–";
}
