using Explorer.Analysis.Regime;

namespace Explorer.Analysis.Fidelities;

/// <summary>Fidelities in sentences, a matrix and tables.</summary>
public static class FidelityDocument
{
    /// <summary>The document.</summary>
    public static Document Of(FidelityFindings findings) => new(findings.Name,
    [
        .. RegimeDocument.Warnings([(findings.Name, findings.Regime)]),
        new Block.Paragraph($"{findings.Name}: target {findings.Table.Target.Label}. {Compared(findings.Table)}"),
        .. findings.Report is { } report ? [.. Agreement(report), new Block.Paragraph("Every pair with --json.") { Tone = Tone.Note }] : Array.Empty<Block>(),
        .. findings.Correction is { } correction ? CorrectionDocument.Blocks(correction, findings.Naive) : [],
    ]);

    /// <summary>How far the levels agree, with the numbers of every pair and network.</summary>
    public static IReadOnlyList<Block> Agreement(FidelityReport report) =>
    [
        new Block.Paragraph(report.Advice.InWords) { Tone = Tone.Answer },
        new Block.Paragraph($"{Compared(report.Table)} {Kinds(report.Table)}".TrimEnd()) { Tone = Tone.Note, IsDetail = true },
        new Block.Heading("Rank agreement, Kendall’s τ") { IsDetail = true },
        Ranks(report),
        new Block.Heading($"Cheaper levels against {report.Table.Target.Label}") { IsDetail = true },
        Levels(report),
        Pairs(report),
        Errors(report.Table),
    ];

    private static string Compared(FidelityTable table)
    {
        var networks = table.Comparable.Count(network => network.Readings[^1] is not null);
        var stopped = table.Networks.Count(network => network.Readings[^1] is null);
        return table.IsForeign ? $"Compared by {NumberText.Counted(networks, "trial")}{(stopped == 0 ? "." : $"; {NumberText.Count(stopped)} more ended before {table.Target.Label}. Those that did not are no random sample where their early errors decided it, and rankings agree less among them than among all.")}"
            : table.IsSelected
            ? $"Compared by the {NumberText.Count(networks)} networks drawn by lot: those that the scheduler promoted are no random sample."
            : $"Compared by {NumberText.Counted(networks, "network")}.";
    }

    // In the words of this population's own levels.
    private static string Kinds(FidelityTable table)
    {
        var cheaper = table.Levels.Where(level => level != table.Target).ToList();
        var scheduled = table.RungEnds.Length > 0 ? ", as a scheduler sees it" : "";
        return table.IsForeign ? "" : string.Join(' ', new[]
        {
            cheaper.Find(level => level.IsWithinRun) is { } within ? $"“{within.Label}” is the validation error on the way through the whole run{scheduled}; a run that ends there would differ, its learning rate having fallen by then." : "",
            cheaper.Find(level => !level.IsWithinRun) is { } own ? $"“{own.Label}” is a run of its own." : "",
        }.Where(sentence => sentence.Length > 0));
    }

    private static Matrix Ranks(FidelityReport report)
    {
        var levels = report.Table.Levels;
        var pairs = report.Agreements.ToDictionary(pair => (pair.Cheap, pair.Dear));
        Estimate?[][] ranks = [.. levels.Select((row, y) => levels.Select((column, x) =>
            x > y ? pairs.GetValueOrDefault((row, column))?.Whole.KendallTau : x < y ? pairs.GetValueOrDefault((column, row))?.BestQuarter?.KendallTau : null).ToArray())];
        string[] names = [.. levels.Select(level => level.Label)];
        return new Matrix(
            "fidelities",
            $"Above the diagonal over all {report.Table.Noun}s, below it among the best quarter at {report.Table.Target.Label}; with 95 % intervals ({RankCorrelation.Method}; from {KendallTau.MinimumCount} {report.Table.Noun}s on).",
            new Places("", "row", names),
            new Places("", "column", names),
            [.. ranks.Select(row => Array.ConvertAll(row, rank => rank?.Value ?? double.NaN))])
        {
            Words = [.. ranks.Select((row, y) => row.Select((rank, x) => x == y ? "" : Cell.Number(rank).Text.Replace(" [", "\n[", StringComparison.Ordinal)).ToArray())],
        };
    }

    private static Table Levels(FidelityReport report) => new(
        [
            new("fidelity"), new("cost"), new("time"), new("τ [95 %]"), new("ρ [95 %]"), new("top 10 %"), new("top 25 %"), new("regret [95 %]"), new("best 25 %: τ [95 %]"), new("n") { IsDetail = true },
        ],
        [.. report.WithTarget.Select(pair => (IReadOnlyList<Cell>)
        [
            Cell.Words(pair.Cheap.Label), Cell.Share(pair.WorkShare), Cell.Share(pair.TimeShare), Cell.Number(pair.Whole.KendallTau), Cell.Number(pair.Whole.Spearman), Cell.Share(pair.Whole.TopTenth.Value),
            Cell.Share(pair.Whole.TopQuarter.Value), Cell.Points(pair.Whole.Regret), Cell.Number(pair.BestQuarter?.KendallTau), Cell.Count(pair.Whole.Count),
        ])])
    {
        Caption = $"Cost: {(report.Table.IsForeign ? "the budgets' own numbers" : "training images times multiply-adds")}, as a share of {report.Table.Target.Label}. Top: share of the best tenth or quarter that is in common. Regret: how much worse the {report.Table.Noun} is that the cheap level ranks first, in points of error. Intervals: τ and ρ {RankCorrelation.Method}, regret percentile bootstrap.",
    };

    private static Table Pairs(FidelityReport report)
    {
        string[] names = ["cheap", "dear", "networks_among", "n", "work_share", "time_share"];
        string[] numbers = ["tau", "rho", "top_tenth", "top_quarter", "regret"];
        return new Table(
            [.. names.Select(key => new Column(key, key)), .. numbers.Select(key => new Column(key, key) { HasIntervals = true })],
            [.. report.Agreements.SelectMany(pair => pair.BestQuarter is { } best ? [Row(pair, "all", pair.Whole), Row(pair, "best quarter", best)] : (IReadOnlyList<Cell>[])[Row(pair, "all", pair.Whole)])])
        {
            File = "fidelities",
            IsData = true,
        };

        static IReadOnlyList<Cell> Row(FidelityAgreement pair, string among, RankAgreement ranks) =>
        [
            Cell.Words(pair.Cheap.Label), Cell.Words(pair.Dear.Label), Cell.Words(among), Cell.Count(ranks.Count), Cell.Share(pair.WorkShare), Cell.Share(pair.TimeShare),
            Cell.Number(ranks.KendallTau), Cell.Number(ranks.Spearman), Cell.Share(ranks.TopTenth), Cell.Share(ranks.TopQuarter), Cell.Points(ranks.Regret),
        ];
    }

    private static Table Errors(FidelityTable errors) => new(
        [.. errors.Levels.Select(level => level.Label).Prepend("random").Prepend("index").Select(key => new Column(key, key))],
        [.. errors.Networks.Select(network => (IReadOnlyList<Cell>)[Cell.Count(network.Trial.Index), Cell.Words(network.IsRandom ? "yes" : "no"), .. network.Readings.Select(reading => Cell.Share(reading?.Error))])])
    {
        File = "levels",
        IsData = true,
    };
}
