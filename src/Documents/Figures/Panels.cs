namespace Explorer.Documents.Figures;

/// <summary>Small figures beside one another, such as the error against each parameter. Where they measure the same, their vertical axes are the same.</summary>
/// <param name="Key">Names its files.</param>
/// <param name="Caption">Sentences below it.</param>
/// <param name="Figures">The figures, row by row.</param>
public sealed record Panels(string Key, string Caption, IReadOnlyList<Figure> Figures) : Drawing(Key, Caption)
{
    /// <summary>The figures with one vertical range where they have one vertical axis.</summary>
    public IReadOnlyList<Figure> Aligned()
    {
        if (Figures.Count < 2 || Figures.Any(figure => figure.Y.Key != Figures[0].Y.Key || figure.Y.IsLog != Figures[0].Y.IsLog || figure.Y.Names is not null))
            return Figures;
        var all = Figures[0] with { Series = [.. Figures.SelectMany(figure => figure.Series)] };
        var scale = Scale.Vertical(all, 5);
        return [.. Figures.Select(figure => figure with { Y = figure.Y with { Range = figure.Y.Range ?? (scale.From, scale.To) } })];
    }
}
