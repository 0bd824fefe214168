using ScottPlot;
using SkiaSharp;

namespace Explorer.Documents.Figures.Plots;

/// <summary>A matrix as coloured squares with words.</summary>
internal static class MatrixPlot
{
    private const double Dark = 0.6;
    private const float LeastName = 11;

    /// <summary>The plot, laid out.</summary>
    public static Plot Of(Matrix matrix, SKSizeI size)
    {
        var plot = Look.Empty();
        plot.Grid.IsVisible = false;
        var (rows, columns) = (matrix.Rows.Names.Count, matrix.Columns.Names.Count);
        plot.Axes.SetLimits(-0.5, columns - 0.5, -0.5, rows - 0.5);
        Set(plot.Axes.Left, matrix.Rows, place => rows - 1 - place, (size.Height - 60f) / rows >= LeastName);
        Set(plot.Axes.Bottom, matrix.Columns, place => place, (size.Width - 60f) / columns >= LeastName);
        var room = (size.Width - 90f) / columns;
        FigurePlot.Slanted(plot, matrix.Columns.Names, room);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                Cell(plot, matrix, row, column, rows, room);
        }

        FigurePlot.Lay(plot, size);
        return plot;
    }

    private static void Cell(Plot plot, Matrix matrix, int row, int column, int rows, float room)
    {
        var (y, depth) = (rows - 1 - row, matrix.Depth(row, column));
        if (depth != 0)
        {
            var square = plot.Add.Rectangle(column - 0.5, column + 0.5, y - 0.5, y + 0.5);
            square.FillColor = Look.Color(depth > 0 ? Palette.Series[0] : Palette.Series[1], Math.Abs(depth));
            square.LineWidth = 0;
        }

        var lines = (matrix.Words?[row][column] ?? "").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || Look.Width(lines[i]) > room)
                continue;
            var text = plot.Add.Text(lines[i], column, y);
            (text.LabelFontSize, text.LabelFontName, text.Alignment) = (Look.Letters, Look.Font, Alignment.MiddleCenter);
            text.LabelFontColor = Look.Color(Math.Abs(depth) > Dark ? Palette.Page : Palette.Ink);
            text.OffsetY = (i - ((lines.Length - 1) / 2f)) * Look.LineHeight;
        }
    }

    private static void Set(IAxis axis, Places places, Func<int, double> at, bool fits)
    {
        axis.Label.Text = places.Title;
        axis.MajorTickStyle.Length = 0;
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. places.Names.Select((name, place) => new ScottPlot.Tick(at(place), fits ? name : "", true))]);
    }
}
