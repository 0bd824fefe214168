using Explorer.Experiments.LearningCurves;

namespace Explorer.Analysis.Prediction;

/// <summary>How well first epochs forecast the last, in a sentence and a table.</summary>
public static class CurveDocument
{
    /// <summary>The document.</summary>
    /// <param name="name">The experiment.</param>
    /// <param name="calibrations">After each epoch but the last; at least one.</param>
    /// <param name="rule">The stopping rule looked at.</param>
    public static Document Of(string name, IReadOnlyList<CurveCalibration> calibrations, CurveStoppingRule rule) => new(name,
    [
        new Block.Paragraph($"{name}: the error after epoch {calibrations[0].Epochs}, forecast for the last {NumberText.Counted(calibrations[0].Trials, "trial")} from their first epochs and the curves of the trials before each."),
        new Table(
            [
                new("epochs seen"), new("missed by, points"), .. CoverageLevel.Levels.Select(level => new Column($"{NumberText.Share(level, 0)} held")), new("95 % width, points"), new("would stop [95 %]"), new("of the best quarter [95 %]"),
            ],
            [.. calibrations.Select(item => (IReadOnlyList<Cell>)
            [
                Cell.Count(item.Seen), Cell.Number(100 * item.MeanMiss, 1), .. item.Coverage.Select(PredictorDocument.Held), Cell.Number(100 * item.Coverage[^1].MeanWidth, 1), Cell.Share(item.Stopped, 0), Cell.Share(item.StoppedOfBest, 0),
            ])])
        {
            Caption = $"Would stop: those whose chance to end in the best {NumberText.Share(rule.Share, 0)} is below {NumberText.Share(rule.Risk, 0)}, once {rule.FewestCurves} have finished; of the best quarter: wrongly."
                + (calibrations.Any(item => item.Coverage.Any(level => !level.Holds)) ? " (!): the intervals hold more or fewer than they say, beyond chance." : ""),
        },
    ]);
}
