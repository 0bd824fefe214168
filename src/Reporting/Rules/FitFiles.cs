using Explorer.Analysis.Widths;
using Explorer.Documents.Cells;
using Explorer.Documents.Figures;
using Explorer.Documents.Figures.Kinds;
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
    /// <param name="experiment">The experiment's name, for the picture.</param>
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

            File.WriteAllText(picture, FigureImage.Svg(Figure(experiment, trend), FigureImage.TwoColumns));
            return [table, picture];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(directory, $"the fits cannot be written there: {error.Message} Name a folder you may write to with --out");
        }
    }

    // The paper's Figure 8: block widths of the best networks with their line, and error against e_fit.
    private static Panels Figure(string experiment, LinearWidthTrend trend)
    {
        var best = trend.Networks.Where(network => !network.Member.Diverged).Take(trend.BestCount).Select(network => network.Member.Shape!);
        var line = trend is { InitialWidth: { } initial, Slope: { } slope } ? (initial.Value, slope.Value) : ((double, double)?)null;
        var widths = WidthsFigure.Of("widths", "", [.. best.Select(shape => shape.Stages.SelectMany(stage => Enumerable.Repeat(stage.Width, stage.Depth)).ToArray())], line);
        var fitted = trend.Networks.Where(network => network.Fit is not null).ToList();
        var errors = new Figure("errors", "", new Axis("e_fit", "fit_error"), new Axis("validation error e", "error") { Numbers = AxisNumbers.Shares },
            [new Series("networks", SeriesKind.Points, [.. fitted.Select(network => network.Fit!.FitError)], [.. fitted.Select(network => network.Member.Error)])])
        {
            Note = trend.ErrorCorrelation is { } rho ? $"Spearman’s ρ = {NumberText.Fixed(rho.Value)}, n = {NumberText.Count(fitted.Count)}" : "",
        };
        return new Panels("fits", $"{experiment}: block widths of the best networks with their line, and error against the line's fit.", fitted.Count > 0 ? [widths with { Note = experiment }, errors] : [widths with { Note = experiment }]);
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
