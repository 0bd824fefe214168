using System.Text.Json;

namespace Explorer.Studies;

/// <summary>Which file a study is read from, left in its folder of reports, so that its live page finds it.</summary>
internal sealed record StudySource(string Study)
{
    /// <summary>Name of the file that says so.</summary>
    public const string Name = "source.json";

    /// <summary>Leaves it in the study's folder.</summary>
    public static void Write(string output, Study study)
    {
        WholeFile.Write(Path.Combine(RunChecks.RequireFolder(output, study.Name), Name), TrialsJson.Serialize(new StudySource(Path.GetFullPath(study.Origin))));
    }

    /// <summary>The study of a folder; null where none has left word there.</summary>
    /// <exception cref="InvalidInputException">The study's file is no longer there, or not what it should be.</exception>
    public static Study? Read(string folder)
    {
        try
        {
            return StudyReader.Load(TrialsJson.Deserialize<StudySource>(RegularFile.ReadText(Path.Combine(folder, Name))).Study);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
