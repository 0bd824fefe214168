namespace Explorer.Documents.Figures;

/// <summary>What an axis shows: its ends and its ticks. Files and pages have the same.</summary>
/// <param name="From">The least value shown; positive on a logarithmic axis.</param>
/// <param name="To">The greatest.</param>
/// <param name="IsLog">Whether places are logarithms of base 10.</param>
/// <param name="Ticks">The ticks; those of no number have no text.</param>
public sealed record Scale(double From, double To, bool IsLog, IReadOnlyList<Tick> Ticks)
{
    private const double Margin = 0.04;
    private const double NamesMargin = 0.1;
    private static readonly double[][] Digits = [[1, 2, 5], [1, 3], [1]];

    /// <summary>The horizontal axis of a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="most">Numbers that fit.</param>
    public static Scale Horizontal(Figure figure, int most) =>
        Of(figure.X, figure.Series.SelectMany(series => series.IsAcross ? (IEnumerable<double>)[.. series.X, .. series.Lower ?? [], .. series.Upper ?? []] : [.. series.X, .. series.Left ?? [], .. series.Right ?? []]), most, figure.Series.Any(series => series.ShowsLabels) ? NamesMargin : Margin);

    /// <summary>The vertical axis of a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="most">Numbers that fit.</param>
    public static Scale Vertical(Figure figure, int most)
    {
        var values = figure.Series.SelectMany(series => series.IsAcross ? series.Y : [.. series.Y, .. series.Lower ?? [], .. series.Upper ?? []]);
        var scale = Of(figure.Y, values, most, Margin);
        return figure.Y.Range is null && !figure.Y.IsLog && figure.Series.Any(series => series.Kind == SeriesKind.Bars) ? Linear(figure.Y, Math.Min(0, scale.From), Math.Max(0, scale.To), most) : scale;
    }

    /// <summary>The place of a value: itself or its logarithm.</summary>
    public double At(double value) => IsLog ? Math.Log10(value) : value;

    /// <summary>The place of a value that may lie beyond the ends, such as where a step function begins.</summary>
    public double Within(double value) => At(Math.Clamp(value, From, To));

    private static Scale Of(Axis axis, IEnumerable<double> all, int most, double share)
    {
        if (axis.Names is { } names)
            return new Scale(-0.6, names.Count - 0.4, false, [.. names.Select((name, place) => new Tick(place, name))]);
        double[] values = [.. all.Concat(axis.Marks ?? []).Where(value => double.IsFinite(value) && (!axis.IsLog || value > 0))];
        var (low, high) = values.Length == 0 ? (axis.IsLog ? 1 : 0, 1) : (values.Min(), values.Max());
        if (axis.IsLog)
        {
            var margin = high > low ? share * Math.Log10(high / low) : 0.1;
            return Log(axis, axis.Range?.From ?? low / Math.Pow(10, margin), axis.Range?.To ?? high * Math.Pow(10, margin), most);
        }

        var room = high > low ? share * (high - low) : Math.Max(share * Math.Abs(high), 0.005);
        return Linear(axis, axis.Range?.From ?? low - room, axis.Range?.To ?? high + room, most);
    }

    private static Scale Linear(Axis axis, double from, double to, int most)
    {
        var unit = axis.Numbers is AxisNumbers.Shares or AxisNumbers.Points ? 100 : 1;
        var step = RoundStep(unit * (to - from) / (most + 1));
        while (Math.Floor(unit * to / step) - Math.Ceiling(unit * from / step) >= most)
            step = RoundStep(1.01 * step);
        if (axis.IsWhole)
            step = Math.Max(1, step);
        var decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9));
        var (first, last) = ((long)Math.Ceiling((unit * from / step) - 1e-6), (long)Math.Floor((unit * to / step) + 1e-6));
        return new Scale(from, to, false, [.. Enumerable.Range(0, (int)Math.Max(0, last - first + 1)).Select(i => (first + i) * step / unit).Select(place => new Tick(place, Text(axis, place, decimals)))]);
    }

    // Numbers at 1, 2 and 5 times powers of ten, or fewer where they do not fit; at round distances where the axis is shorter than that.
    private static Scale Log(Axis axis, double from, double to, int most)
    {
        var powers = Enumerable.Range((int)Math.Floor(Math.Log10(from)), (int)Math.Ceiling(Math.Log10(to / from)) + 2).Select(power => Math.Pow(10, power)).ToList();
        double[] Places(double[] digits) => [.. powers.SelectMany(power => digits.Select(digit => digit * power)).Where(place => place >= from && place <= to)];
        var fitting = Digits.Select(Places).FirstOrDefault(places => places.Length <= most) ?? [.. Places([1]).Where((_, i) => i % ((powers.Count / Math.Max(1, most)) + 1) == 0)];
        if (axis.Steps is { } steps)
            fitting = [.. steps.Where((place, i) => place >= from && place <= to && i % ((steps.Count + most - 1) / most) == 0)];
        if (fitting.Length < 2)
            return Linear(axis, from, to, most) with { IsLog = true };
        var minor = Places([1, 2, 3, 4, 5, 6, 7, 8, 9]).Except(fitting).Select(place => new Tick(place, ""));
        return new Scale(from, to, true, [.. fitting.Select(place => new Tick(place, Text(axis, place, Math.Max(0, (int)-Math.Floor(Math.Log10(place) + 1e-9))))), .. axis.Steps is null ? minor : []]);
    }

    private static string Text(Axis axis, double value, int decimals) => axis.Numbers switch
    {
        AxisNumbers.Shares => NumberText.Share(value, Math.Max(0, axis.IsLog ? decimals - 2 : decimals)),
        AxisNumbers.Points => value == 0 ? "0" : NumberText.Points(value, decimals),
        AxisNumbers.Quantities => Trimmed(NumberText.Quantity(value)),
        _ => decimals == 0 && Math.Abs(value) >= 10_000 ? NumberText.Count((long)Math.Round(value, MidpointRounding.AwayFromZero)) : NumberText.Fixed(value, decimals),
    };

    // 1.50 M is 1.5 M on an axis.
    private static string Trimmed(string text)
    {
        var unit = text.IndexOf(NumberText.Space, StringComparison.Ordinal);
        var number = unit < 0 ? text : text[..unit];
        return (number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number) + (unit < 0 ? "" : text[unit..]);
    }

    // The least of 1, 2 and 5 times powers of ten that is no less.
    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power <= 1 ? 1 : step / power <= 2 ? 2 : step / power <= 5 ? 5 : 10);
    }
}

/// <summary>A tick of an axis.</summary>
/// <param name="Place">The value where it stands.</param>
/// <param name="Text">Its number; empty for none.</param>
public sealed record Tick(double Place, string Text);
