using Explorer.Reporting.Studies.Sections;

namespace Explorer.Reporting.Studies;

/// <summary>Writes a study's report: one HTML file that works offline, and the same as Markdown with its figures beside it.</summary>
public static class StudyReportWriter
{
    /// <summary>Name of the page.</summary>
    public const string PageFile = "study.html";

    /// <summary>Name of the Markdown version.</summary>
    public const string TextFile = "study.md";

    /// <summary>Writes the report, over an older one where there is one.</summary>
    /// <param name="input">The study and its results so far.</param>
    /// <param name="directory">Folder to write to; made where it is missing.</param>
    /// <returns>The paths written, the page first.</returns>
    /// <exception cref="SearchSpace.InvalidInputException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(StudyReportInput input, string directory)
    {
        List<Block> blocks =
        [
            .. QuestionSection.Write(input),
            .. SpacesSection.Write(input),
            .. StepsSection.Write(input),
            .. ParametersSection.Write(input),
            .. LineSection.Write(input),
            .. DecisionsSection.Write(input),
            .. FamilySection.Write(input),
            .. LimitsSection.Write(input),
            .. MethodSection.Write(input),
        ];
        var result = StudyWording.Result(input);
        var figures = blocks.OfType<Block.Figure>().Select(figure => (figure.File, Content: figure.Picture.Standalone(PageAssets.StudyFigures))).ToList();
        var markdown = MarkdownDocument.Write(input.Study.Name, result, blocks);
        var tables = (File: "spaces.csv", Content: StudyTables.Spaces(input).ToString());
        IReadOnlyList<(string File, string Content)> beside = [(TextFile, markdown), .. figures, tables];
        var page = Page(input, result, blocks, [.. beside.Select(file => file.File)]);
        return PageFiles.Write(directory, beside.Prepend((PageFile, page)));
    }

    private static string Page(StudyReportInput input, string result, IReadOnlyList<Block> blocks, IReadOnlyList<string> files) =>
        PageTemplate.Fill(PageAssets.StudySkeleton, new Dictionary<string, Markup>(StringComparer.Ordinal)
        {
            ["kicker"] = Markup.Encode("Study of design spaces"),
            ["title"] = Markup.Encode(input.Study.Name),
            ["description"] = Markup.Encode(input.Study.Description ?? ""),
            ["codeVersion"] = Markup.Encode(input.CodeVersion),
            ["generatedAt"] = Markup.Encode(input.GeneratedAt.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            ["result"] = Markup.Encode(result),
            ["contents"] = HtmlDocument.Contents(blocks),
            ["body"] = HtmlDocument.Write(blocks),
            ["files"] = Markup.Join(files.Select(file => Markup.Of($"<a href=\"{file}\">{file}</a>")), ", "),
            ["css"] = new Markup(PageAssets.StudyCss),
        });
}
