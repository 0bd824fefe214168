using Explorer.Analysis.Regime;
using Explorer.Analysis.Runs.Sections;

namespace Explorer.Analysis.Runs;

/// <summary>The report of an experiment: the answer and what makes it doubtful, the distribution, what goes with the error, the best networks, and every trial.</summary>
public static class RunDocument
{
    /// <summary>The document.</summary>
    public static Document Of(RunReport report) => new(report.Input.Name,
    [
        new Block.Paragraph(RunSentences.Result(report)) { Tone = Tone.Answer },
        .. Marks(report.Input.Tags, report.Input.Note),
        .. Regime(report).Where(line => line.Tone == Tone.Warning),
        .. RunSentences.Remarks(report).Select(remark => new Block.Paragraph(remark) { Tone = Tone.Note }),
        .. Regime(report).Where(line => line.Tone == Tone.Note),
        .. DistributionSection.KeyFigures(report),
        .. DistributionSection.Write(report),
        .. MeasuresSection.Write(report),
        .. ParametersSection.Write(report),
        .. PredictionSections.Write(report),
        .. FidelitiesSection.Write(report),
        .. CurvesSection.Write(report),
        .. RegimeDetails(report),
        .. NetworksSection.Write(report),
        .. TrialsSection.Write(report),
        .. ExperimentSection.Write(report),
        .. RunTables.Of(report),
    ]);

    /// <summary>What a person noted of an experiment, and its tags; nothing where there are none.</summary>
    public static IEnumerable<Block> Marks(ValueList<string> tags, string? note) =>
    [
        .. note is null ? (Block[])[] : [new Block.Paragraph(note, "Note:")],
        .. tags.Count == 0 ? (Block[])[] : [new Block.Paragraph(string.Join(", ", tags), tags.Count == 1 ? "Tag:" : "Tags:")],
    ];

    // What speaks against the trainings stands out; that nothing does is a remark.
    private static IEnumerable<Block.Paragraph> Regime(RunReport report) => report.Population.Count == 0 || report.IsForeign ? [] :
        RegimeWording.Report(report.Regime).Select(line => new Block.Paragraph(line) { Tone = report.Regime.Verdict == RegimeVerdict.Good ? Tone.Note : Tone.Warning });

    private static IEnumerable<Block> RegimeDetails(RunReport report)
    {
        var points = RegimeSection.Write(report.Regime).ToList();
        return points.Count == 0 ? [] :
        [
            new Block.Section("regime", "Training regime") { IsDetail = true },
            .. points.Select(block => block with { IsDetail = true }),
            new Block.Paragraph($"Whether the trainings are such that errors tell of the networks. It speaks against a regime when more than {NumberText.Level(0.05)} of the networks, or of the deepest third, begin worse than guessing (exact test); when the training error rises with depth; or when what goes with the validation error has the opposite sign half-way. All these tests together keep a level of {NumberText.Level(0.05)} (Holm).") { Tone = Tone.Note, IsDetail = true },
        ];
    }
}
