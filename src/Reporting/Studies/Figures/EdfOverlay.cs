namespace Explorer.Reporting.Studies.Figures;

/// <summary>The error distributions of several populations over one another.</summary>
internal static class EdfOverlay
{
    /// <summary>Colours that the style sheet has; more populations begin anew.</summary>
    public const int Colours = 8;

    private const double LegendLine = 19;
    private const int MostBands = 2;

    /// <summary>The picture.</summary>
    /// <param name="curves">Name, errors and colour, from 1, of each population; none empty.</param>
    /// <param name="range">Least and greatest error shown; null for those of the curves.</param>
    public static Picture Draw(IReadOnlyList<(string Name, ErrorDistribution Errors, int Colour)> curves, (double Low, double High)? range = null)
    {
        var low = range?.Low ?? curves.Min(curve => curve.Errors.Steps[0].Error);
        var high = range?.High ?? curves.Max(curve => curve.Errors.Steps[^1].Error);
        var margin = Math.Max(0.005, 0.03 * (high - low));
        var legend = curves.Count * LegendLine;
        var plot = new Plot { Left = 48, Top = 12, Width = 560, Height = 290, Horizontal = (Math.Max(0, low - margin), Math.Min(1, high + margin)), Vertical = (0, 1) };
        foreach (var share in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            plot.HorizontalLine(share);
            plot.Words(plot.Left - 8, plot.Y(share) + 4, "end", FormattableString.Invariant($"{100 * share:0} %"));
        }

        plot.HorizontalAxis(RoundErrors.Within(low, high), error => FormattableString.Invariant($"{100 * error:0.##} %"), "validation error e; share of networks with an error below it");
        foreach (var (name, errors, colour) in curves)
        {
            if (curves.Count <= MostBands)
            {
                Band(plot, errors, colour);
            }

            plot.Path(plot.Stairs(0, errors.Steps.Select(step => (step.Error, (double)step.CountUpTo / errors.Count))), $"curve c{Cycle(colour)}", name);
        }

        for (var i = 0; i < curves.Count; i++)
        {
            var y = plot.Top + plot.Height + 62 + (i * LegendLine);
            var edge = plot.Horizontal.From;
            plot.Path(FormattableString.Invariant($"{plot.Left:0.##},{y - 4:0.##} {plot.Left + 26:0.##},{y - 4:0.##}"), $"curve c{Cycle(curves[i].Colour)}");
            plot.Words(plot.X(edge) + 34, y, "start", FormattableString.Invariant($"{curves[i].Name}, n = {curves[i].Errors.Count}"));
        }

        return new Picture(622, plot.Top + plot.Height + 56 + legend, $"Error distributions of {string.Join(", ", curves.Select(curve => curve.Name))}", plot.Body);
    }

    private static void Band(Plot plot, ErrorDistribution errors, int colour)
    {
        var band = ConfidenceBand.Of(errors);
        var upper = plot.Stairs(band.Before.Upper, errors.Steps.Select((step, i) => (step.Error, band.After[i].Upper)));
        var lower = plot.Stairs(band.Before.Lower, errors.Steps.Select((step, i) => (step.Error, band.After[i].Lower)));
        plot.Area(upper, lower, $"band c{Cycle(colour)}");
    }

    private static int Cycle(int colour) => ((colour - 1) % Colours) + 1;
}
