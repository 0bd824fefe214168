using Explorer.Analysis.Regime;
using Explorer.Reporting.Studies.Figures;
using Explorer.Statistics.Tests;

namespace Explorer.Reporting.Studies.Sections;

/// <summary>Each space against the one it was judged by.</summary>
internal static class StepsSection
{
    public static IEnumerable<Block> Write(StudyReportInput input)
    {
        var judged = input.Steps.Where(step => step.Comparison is not null).ToList();
        if (judged.Count == 0)
        {
            yield break;
        }

        yield return new Block.Section("verdicts", "Space against space");
        yield return new Block.Figure(
            "differences.svg",
            DifferencePlot.Draw([.. judged.Select(step => step.Comparison!)]),
            "Mean error of each space minus that of the space it is judged against, with the interval of the tests that give the verdict, which leaves 0 out exactly where they show a difference: coloured there, grey elsewhere. Where a space was looked at several times it is the last look's, at the level left for it.");
        if (RegimeWording.Lines(input.Steps.Select(step => (step.Step.Experiment.Name, step.Regime))).ToList() is { Count: > 0 } lines)
        {
            yield return new Block.Paragraph("Before the verdicts, what speaks against the trainings that they rest on:");
            yield return new Block.Points(lines);
        }

        var all = input.Steps.Where(step => step.Population.Count > 0).ToList();
        var range = (all.Min(step => step.Population.Errors[0]), all.Max(step => step.Population.Errors[^1]));
        foreach (var step in judged)
        {
            foreach (var block in Step(input, step, range))
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<Block> Step(StudyReportInput input, StudyStepResult step, (double Low, double High) range)
    {
        var comparison = step.Comparison!;
        var steps = input.Steps.ToList();
        var name = step.Step.Experiment.Name;
        var against = steps.Find(earlier => earlier.Step.Experiment.Name == comparison.NameA)!;
        yield return new Block.Heading($"{name} against {comparison.NameA}");
        var asked = string.Join(' ', new[] { step.Step.Question, step.Step.Constraint is { } constraint ? $"Constraint: {constraint}." : null }.OfType<string>());
        if (asked.Length > 0)
        {
            yield return new Block.Paragraph(asked);
        }

        yield return step.SequentialReason is { } reason
            ? new Block.Paragraph($"{reason}. {Evidence(comparison)} Mean and its p allow for the looks; quantiles and distance are as if the sample size had been fixed beforehand.", Word(comparison))
            : new Block.Paragraph($"{comparison.VerdictInWords}. {Evidence(comparison)}", Word(comparison));
        yield return new Block.Figure(
            $"edf-{name}.svg",
            EdfOverlay.Draw(
                [(comparison.NameA, against.Population.Distribution, steps.IndexOf(against) + 1), (name, step.Population.Distribution, steps.IndexOf(step) + 1)], range),
            "Shaded: pointwise 95 % interval of each space's distribution, exact (Clopper-Pearson).");
    }

    private static string Word(PopulationComparison comparison) => comparison.Verdict switch
    {
        ComparisonVerdict.Better => "Better.",
        ComparisonVerdict.Worse => "Worse.",
        _ => "No difference shown.",
    };

    private static string Evidence(PopulationComparison c)
    {
        var quantiles = string.Join("; ", c.Quantiles.Select(quantile => FormattableString.Invariant($"{100 * quantile.Share:0} % quantile {StudyWording.Points(quantile.Difference)}")));
        return FormattableString.Invariant(
            $"n = {c.CountA:N0} and {c.CountB:N0}. Mean error {StudyWording.Points(c.MeanDifference)}; studentised permutation test and Welch's t {NumberText.PEquation(c.PValue)} ({c.Permutations:N0} labellings). {quantiles}. Kolmogorov-Smirnov distance {c.KolmogorovSmirnov.Distance:0.00}, {NumberText.PEquation(c.KolmogorovSmirnov.PValue)}.");
    }
}
