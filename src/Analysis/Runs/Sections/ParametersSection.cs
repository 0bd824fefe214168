using Explorer.Analysis.Parameters;

namespace Explorer.Analysis.Runs.Sections;

/// <summary>The parameters of the networks and of their training against the error. A terminal shows them where settings were swept.</summary>
internal static class ParametersSection
{
    private const int Pairs = 5;

    public static IEnumerable<Block> Write(RunReport report)
    {
        if (report.Parameters is not { Effects.Length: > 0 } parameters)
            return [];
        var levels = parameters.Regression?.SettingLevels ?? [];
        var derived = parameters.Effects.Where(effect => !effect.IsChoice).ToList();
        var pairs = parameters.Fit?.Interactions.Take(Pairs).ToList() ?? [];
        List<Block> blocks =
        [
            new Block.Section("parameters", "Parameters") { IsDetail = levels.IsEmpty },
            .. parameters.Regression is { } regression ? [new Block.Paragraph(regression.InWords) { IsDetail = levels.IsEmpty }] : Array.Empty<Block>(),
            new Block.Paragraph(parameters.IndependenceInWords) { IsDetail = !report.IsForeign },
            Effects([.. parameters.Effects.Where(effect => effect.IsChoice).OrderBy(effect => !effect.IsSetting).ThenByDescending(effect => report.IsForeign ? effect.MainEffect?.Share ?? -1 : 0)], report.IsForeign) with
            {
                IsDetail = levels.IsEmpty,
                Caption = "Change of the error from the range's least to its greatest value, all others as they are; p corrected for all of them (Holm).",
            },
            new Block.Paragraph($"With the best {report.Noun}s: draw a quarter of the {report.Noun}s with replacement, keep the best one’s value, 10,000 times; the median and the 2.5 and 97.5{NumberText.Space}% percentiles of the values kept. ρ: Spearman’s rank correlation. Change: one regression, {ParameterRegression.Method}. Main effect: share of the error’s variance that a parameter explains beside all other choices (additive fit, values in at most four levels, adjusted), with its F test corrected by Holm.") { Tone = Tone.Note, IsDetail = true },
        ];
        if (!levels.IsEmpty)
        {
            blocks.Add(new Block.Heading($"{(report.IsForeign ? "Parameters" : "Swept settings")} level by level, against the mean of all"));
            blocks.Add(new Table(
                [new(report.IsForeign ? "parameter" : "setting"), new("level"), new("n"), new("difference, points [95 %]")],
                [.. levels.Select(level => (IReadOnlyList<Cell>)[Cell.Words(level.Label), Cell.Words(level.Word ?? (level.Low == level.High ? NumberText.Value(level.Low) : $"{NumberText.Value(level.Low, level.High)} to {NumberText.Value(level.High)}")), Cell.Count(level.Count), Cell.Points(level.Difference)])]));
        }

        if (pairs.Count > 0)
        {
            blocks.Add(new Block.Heading("Pairs of choices that may act together") { IsDetail = true });
            blocks.Add(new Table(
                [new("pair"), new("adds"), new("p")],
                [.. pairs.Select(pair => (IReadOnlyList<Cell>)[Cell.Words($"{pair.First} × {pair.Second}"), Cell.Share(pair.Share), Cell.P(pair.AdjustedPValue)])]) { IsDetail = true });
        }

        if (derived.Count > 0)
        {
            blocks.Add(new Block.Heading("Totals, ratios and complexities") { IsDetail = true });
            blocks.Add(Effects(derived) with { IsDetail = true });
        }

        return blocks;
    }

    private static Table Effects(IReadOnlyList<ParameterEffect> effects, bool isForeign = false) => new(
        [
            new("parameter"), new("low"), new("high"), Detail($"with the best {(isForeign ? "trials" : "networks")} [95 %]"), Detail("ρ with the error [95 %]"), new("change, points [95 %]"), new("p"), Detail("main effect") with { IsDetail = !isForeign }, Detail("its p") with { IsDetail = !isForeign },
        ],
        [.. effects.Select(effect => (IReadOnlyList<Cell>)
        [
            Cell.Words(effect.Label), Cell.Of(effect.Low, effect.High), Cell.Of(effect.High),
            Cell.Of(new Estimate(effect.BestValue.Median, new Interval(effect.BestValue.Lower, effect.BestValue.Upper, Interval.DefaultConfidence, "empirical bootstrap")), effect.High),
            Cell.Number(effect.Correlation), Cell.Points(effect.Adjusted?.OverRange), Cell.P(effect.Adjusted?.AdjustedPValue), Cell.Share(effect.MainEffect?.Share), Cell.P(effect.MainEffect?.AdjustedPValue),
        ])]);

    private static Column Detail(string title) => new(title) { IsDetail = true };
}
