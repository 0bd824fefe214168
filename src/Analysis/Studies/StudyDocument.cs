using Explorer.Analysis.Studies.Sections;

namespace Explorer.Analysis.Studies;

/// <summary>A study in sentences, tables and figures.</summary>
public static class StudyDocument
{
    /// <summary>The document.</summary>
    public static Document Of(StudyReport report) => new(report.Study.Name,
    [
        new Block.Paragraph(ResultSentences.Of(report)) { Tone = Tone.Answer },
        .. QuestionSection.Write(report),
        .. SpacesSection.Write(report),
        .. StepsSection.Write(report),
        .. ParametersSection.Write(report),
        .. LineSection.Write(report),
        .. DecisionsSection.Write(report.Decisions),
        .. FamilySection.Write(report),
        .. LimitsSection.Write(report),
        .. MethodSection.Write(report),
    ]);

    /// <summary>The family as a table: what a terminal leaves out of it are details.</summary>
    public static Table Family(IReadOnlyList<FamilyMember> members) => FamilySection.Members(members);
}
