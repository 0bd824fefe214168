using Explorer.SearchSpace;

namespace Explorer.Reporting.Comparisons;

/// <summary>Writes a comparison: one HTML file that works offline, and the numbers of its figures beside it.</summary>
public static class ComparisonWriter
{
    /// <summary>Name of the page.</summary>
    public const string PageFile = "compare.html";

    /// <summary>Writes the comparison, over an older one where there is one.</summary>
    /// <param name="input">The populations and their comparisons.</param>
    /// <param name="directory">Folder to write to; made where it is missing.</param>
    /// <returns>The paths written, the page first.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(ComparisonInput input, string directory)
    {
        var figures = new ComparisonFigures(input);
        var files = ComparisonCsv.Of(figures).Select(table => (table.File, Content: table.Table.ToString())).ToList();
        files.Insert(0, (PageFile, ComparisonPage.Write(figures, [.. files.Select(file => file.File)])));
        return ReportFiles.Write(directory, files);
    }
}
