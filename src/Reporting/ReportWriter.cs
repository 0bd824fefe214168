using Explorer.Reporting.Csv;
using Explorer.SearchSpace;

namespace Explorer.Reporting;

/// <summary>Writes an experiment's report: one HTML file that works offline, and the numbers of every figure beside it.</summary>
public static class ReportWriter
{
    /// <summary>Name of the page.</summary>
    public const string PageFile = "report.html";

    /// <summary>Name of the error distribution as a still picture; written where a trial counts.</summary>
    public const string PictureFile = "edf.svg";

    /// <summary>Writes the report, over an older one where there is one.</summary>
    /// <param name="input">The experiment and its trials; none, one or many.</param>
    /// <param name="directory">Folder to write to; made where it is missing.</param>
    /// <returns>The paths written, the page first.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written to, or a trial's record is damaged.</exception>
    public static IReadOnlyList<string> Write(ReportInput input, string directory)
    {
        var figures = ReportFigures.Of(input);
        List<(string File, string Content)> files = [.. FigureTables.Of(figures).Select(table => (table.File, table.Table.ToString())), .. CsvWriter.Write(new Documents.Blocks.Document("", ReportSections.All(figures)))];
        if (figures.Population.Count > 0)
        {
            files.Add((PictureFile, StaticEdf.Write(figures, standalone: true)));
        }

        files.Insert(0, (PageFile, ReportPage.Write(figures, [.. files.Select(file => file.File)])));
        return PageFiles.Write(directory, files);
    }
}
