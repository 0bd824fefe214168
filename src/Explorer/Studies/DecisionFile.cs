using System.Text.Json;
using Explorer.Analysis.Studies;

namespace Explorer.Studies;

/// <summary>The decisions of a study in auto mode, as JSON beside its report.</summary>
internal static class DecisionFile
{
    /// <summary>Its name.</summary>
    public const string Name = "decisions.json";

    private static readonly JsonSerializerOptions Options = new(TrialsJson.Options) { WriteIndented = true };

    /// <summary>Writes all decisions so far.</summary>
    public static void Write(IReadOnlyList<StudyDecision> decisions, string output, string study)
    {
        WholeFile.Write(Path.Combine(RunChecks.RequireFolder(output, study), Name), JsonSerializer.Serialize(decisions, Options) + "\n");
    }
}
