using Explorer.Analysis.Widths;
using Explorer.Reporting.Csv;
using Explorer.SearchSpace;

namespace Explorer.Reporting.Rules;

/// <summary>Writes a population's width lines: a table of every network and a picture of the trend.</summary>
public static class FitFiles
{
    /// <summary>Name of the table.</summary>
    public const string TableFile = "fits.csv";

    /// <summary>Name of the picture.</summary>
    public const string PictureFile = "fits.svg";

    /// <summary>Writes both, over older ones where there are some.</summary>
    /// <param name="experiment">The experiment's name, for the picture's title.</param>
    /// <param name="trend">The fits.</param>
    /// <param name="directory">Folder to write to; made where it is missing.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(string experiment, LinearWidthTrend trend, string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var (table, picture) = (Path.Combine(directory, TableFile), Path.Combine(directory, PictureFile));
            File.WriteAllText(table, Table(trend).ToString());
            if (trend.Networks.Length == 0)
            {
                return [table];
            }

            File.WriteAllText(picture, FitPicture.Write(experiment, trend));
            return [table, picture];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(directory, $"the fits cannot be written there: {error.Message} Name a folder you may write to with --out");
        }
    }

    private static CsvTable Table(LinearWidthTrend trend)
    {
        var table = new CsvTable("index", "hash", "error", "depth", "depths", "widths", "initial_width", "slope", "multiplier", "fit_error", "ties");
        foreach (var (member, fit) in trend.Networks)
        {
            var shape = member.Shape;
            table.Row(
                member.Trial.Index, member.Trial.Hash, member.Error, shape?.TotalDepth, StageLists.Depths(shape), StageLists.Widths(shape),
                fit?.InitialWidth, fit?.Slope, fit?.Multiplier, fit?.FitError, fit?.Ties);
        }

        return table;
    }
}
