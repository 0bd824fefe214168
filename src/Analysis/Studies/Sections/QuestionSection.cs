using Explorer.Experiments.Studies;

namespace Explorer.Analysis.Studies.Sections;

/// <summary>What was asked, and how a design space is judged.</summary>
internal static class QuestionSection
{
    public static IEnumerable<Block> Write(StudyReport report)
    {
        yield return new Block.Section("question", "What was asked");
        yield return new Block.Paragraph(
            "A design space is judged by its whole population rather than by its best network: random networks are drawn from it at one budget, all are trained alike, "
            + "and the distribution of their errors (EDF) tells how good the space is. A constraint that keeps or improves the distribution is a finding: the space is simpler and no worse.");
        yield return report.Study.Mode == StudyMode.Auto
            ? new Block.Paragraph("Here the constraints were chosen from the populations themselves: after each, the best-supported one was tried on fresh networks, which stopped being drawn as soon as a sequential test was clear.")
            : new Block.Paragraph("Here the spaces were given in advance, and each was set against an earlier one:");
        if (report.Study.Mode == StudyMode.Steps)
            yield return new Block.Points([.. report.Study.Steps.Select(Asked)]);
    }

    private static string Asked(StudyStep step)
    {
        var question = step.Question ?? step.Experiment.Description ?? "";
        var against = step.Against is null ? "" : $" (against {step.Against})";
        return $"{step.Experiment.Name}{against}: {question}".TrimEnd(' ', ':');
    }
}
