using Explorer.Analysis.Studies;
using Explorer.Documents.Blocks;
using Explorer.Documents.Pages;

namespace Explorer.Studies;

/// <summary>Writes a study's report from what its store holds.</summary>
internal static class StudyReports
{
    /// <summary>Writes the report of a study's results so far and returns its page.</summary>
    /// <param name="study">The study.</param>
    /// <param name="results">Its steps so far.</param>
    /// <param name="from">The experiment whose space the family is of; null before there is a family.</param>
    /// <param name="source">Has its trials.</param>
    /// <param name="zoo">The zoo.</param>
    /// <param name="output">The folder of all reports.</param>
    /// <param name="decisions">What an auto study decided.</param>
    public static string Write(
        Study study, IReadOnlyList<StudyStepResult> results, Experiment? from, ITrialSource source, ZooLibrary zoo, string output, IReadOnlyList<StudyDecision>? decisions = null)
    {
        var frame = new PageFrame("Study of design spaces", CodeVersion.Current, TimeProvider.System.GetUtcNow()) { Description = study.Description ?? "" };
        return DocumentPage.Write(Document(study, results, from, source, zoo, decisions), frame, "study.html", RunChecks.RequireFolder(output, study.Name), "study.md")[0];
    }

    /// <summary>A study of listed steps as its trials stand.</summary>
    public static Document Read(Study study, ITrialSource source, ZooLibrary zoo)
    {
        var (results, sharing) = (new List<StudyStepResult>(), new StudySharing(study));
        foreach (var step in study.Steps)
            results.Add(StudyResults.Of(step, source, results, sharing));
        return Document(study, results, FamilySource(study, results), source, zoo, null);
    }

    /// <summary>A study in auto mode as its trials stand, and its course.</summary>
    public static (Document Document, AutoCourse Course) ReadAuto(Study study, ITrialSource source, ZooLibrary zoo)
    {
        var (course, isDecided) = AutoCourse.Read(study, source);
        return (Document(study, course.Results, isDecided && study.Family is not null ? course.Kept : null, source, zoo, course.Decisions), course);
    }

    /// <summary>Reports a study of listed steps from a store that nothing is written to, prints its results and returns the page.</summary>
    public static string Read(CommandConsole console, Study study, IResultStore store, ZooLibrary zoo, string output, bool json)
    {
        var (lines, source) = (new StudyLines(console, json), new StoreTrials(store));
        var (results, sharing) = (new List<StudyStepResult>(), new StudySharing(study));
        foreach (var step in study.Steps)
        {
            results.Add(StudyResults.Of(step, source, results, sharing));
            lines.Step(results[^1]);
        }

        var from = FamilySource(study, results);
        if (from is not null)
            lines.Family(FamilyResults.Of(study, from, source, zoo));

        return Write(study, results, from, source, zoo, output);
    }

    // The family comes after every step.
    private static Experiment? FamilySource(Study study, List<StudyStepResult> results) =>
        study.Family is not null && results.TrueForAll(result => result.Population.Count > 0) ? StudyResults.FamilySource(study, results).Step.Experiment : null;

    private static Document Document(Study study, IReadOnlyList<StudyStepResult> results, Experiment? from, ITrialSource source, ZooLibrary zoo, IReadOnlyList<StudyDecision>? decisions) => StudyDocument.Of(new StudyReport
    {
        Study = study,
        Steps = [.. results.Where(result => result.Population.Count > 0)],
        FamilyFrom = from?.Name,
        Family = from is null ? [] : FamilyResults.Of(study, from, source, zoo),
        Decisions = decisions ?? [],
    });
}
