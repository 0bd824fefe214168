using Explorer.Analysis.Studies;
using Explorer.Documents.Pages;

namespace Explorer.Studies;

/// <summary>Writes a study's report from what its store holds.</summary>
internal static class StudyReports
{
    /// <summary>Writes the report of a study's results so far and returns its page.</summary>
    /// <param name="study">The study.</param>
    /// <param name="results">Its steps so far.</param>
    /// <param name="from">The experiment whose space the family is of; null before there is a family.</param>
    /// <param name="store">The store.</param>
    /// <param name="zoo">The zoo.</param>
    /// <param name="output">The folder of all reports.</param>
    /// <param name="decisions">What an auto study decided.</param>
    public static string Write(
        Study study, IReadOnlyList<StudyStepResult> results, Experiment? from, IResultStore store, ZooLibrary zoo, string output, IReadOnlyList<StudyDecision>? decisions = null)
    {
        var report = new StudyReport
        {
            Study = study,
            Steps = [.. results.Where(result => result.Population.Count > 0)],
            FamilyFrom = from?.Name,
            Family = from is null ? [] : FamilyResults.Of(study, from, store, zoo),
            Decisions = decisions ?? [],
        };
        var frame = new PageFrame("Study of design spaces", CodeVersion.Current, TimeProvider.System.GetUtcNow()) { Description = study.Description ?? "" };
        return DocumentPage.Write(StudyDocument.Of(report), frame, "study.html", RunChecks.RequireFolder(output, study.Name), "study.md")[0];
    }

    /// <summary>Reports a study of listed steps from a store that nothing is written to, prints its results and returns the page.</summary>
    public static string Read(CommandConsole console, Study study, IResultStore store, ZooLibrary zoo, string output, bool json)
    {
        var lines = new StudyLines(console.Output, json);
        var results = new List<StudyStepResult>();
        foreach (var step in study.Steps)
        {
            results.Add(StudyResults.Of(step, store, results));
            lines.Step(results[^1]);
        }

        var trained = results.TrueForAll(result => result.Population.Count > 0);
        var from = study.Family is not null && trained ? StudyResults.FamilySource(study, results).Step.Experiment : null;
        if (from is not null)
        {
            lines.Family(FamilyResults.Of(study, from, store, zoo));
        }

        return Write(study, results, from, store, zoo, output);
    }
}
