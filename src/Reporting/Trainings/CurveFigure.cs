using Explorer.Reporting.Studies.Figures;

namespace Explorer.Reporting.Trainings;

/// <summary>Training and validation, epoch by epoch.</summary>
internal static class CurveFigure
{
    // As wide as a small screen, so that its words stay readable there.
    private const double PictureWidth = 440;
    private const int Ticks = 5;
    private const int MostDots = 60;

    /// <summary>The accuracies, in percent.</summary>
    public static Picture Accuracy(IReadOnlyList<EpochMetrics> epochs) => Draw(
        epochs.Count,
        "Accuracy, epoch by epoch",
        Series(epochs, "training", epoch => 1 - epoch.TrainError),
        Series(epochs, "validation", epoch => 1 - epoch.ValidationError),
        value => FormattableString.Invariant($"{100 * value:0.##} %"),
        most: 1);

    /// <summary>The losses, in nats; the training's in parts of an epoch where they were kept.</summary>
    public static Picture Loss(IReadOnlyList<EpochMetrics> epochs) => Draw(
        epochs.Count,
        "Loss, epoch by epoch",
        epochs.All(epoch => epoch.TrainLossParts is not null) ? Parts(epochs) : Series(epochs, "training", epoch => epoch.TrainLoss),
        Series(epochs, "validation", epoch => epoch.ValidationLoss),
        value => FormattableString.Invariant($"{value:0.####}"),
        most: double.PositiveInfinity);

    private static CurvePoint[] Series(IReadOnlyList<EpochMetrics> epochs, string name, Func<EpochMetrics, double> value)
        => [.. epochs.Select(epoch => new CurvePoint(epoch.Epoch, value(epoch), FormattableString.Invariant($"epoch {epoch.Epoch}, {name}")))];

    // A part's mean stands in the middle of it; epoch 1 ends at 1.
    private static CurvePoint[] Parts(IReadOnlyList<EpochMetrics> epochs) =>
    [
        .. epochs.SelectMany(epoch => epoch.TrainLossParts!.Value.Select((loss, part) => new CurvePoint(
            epoch.Epoch - 1 + ((part + 0.5) / epoch.TrainLossParts.Value.Count),
            loss,
            FormattableString.Invariant($"epoch {epoch.Epoch}, training, part {part + 1} of {epoch.TrainLossParts.Value.Count}")))),
    ];

    private static Picture Draw(int epochs, string label, CurvePoint[] training, CurvePoint[] validation, Func<double, string> words, double most)
    {
        var values = training.Concat(validation).Select(point => point.Value).ToArray();
        var (low, high) = (values.Min(), values.Max());
        var margin = high > low ? 0.06 * (high - low) : Math.Max(0.01, 0.06 * high);
        var plot = new Plot
        {
            Left = 52,
            Top = 30,
            Width = PictureWidth - 66,
            Height = 200,
            Horizontal = training.Length > epochs ? (0, epochs) : epochs > 1 ? (1, epochs) : (0.5, 1.5),
            Vertical = (Math.Max(0, low - margin), Math.Min(most, high + margin)),
        };
        var step = RoundStep((plot.Vertical.To - plot.Vertical.From) / Ticks);
        for (var value = Math.Ceiling(plot.Vertical.From / step) * step; value <= plot.Vertical.To; value += step)
        {
            plot.HorizontalLine(value);
            plot.Words(plot.Left - 8, plot.Y(value) + 4, "end", words(value));
        }

        var stride = (int)Math.Ceiling(Math.Max(1, RoundStep((double)epochs / Ticks)));
        plot.HorizontalAxis(Enumerable.Range(1, epochs).Where(epoch => epoch % stride == 0 || (epoch == 1 && stride > 1)).Select(epoch => (double)epoch), epoch => FormattableString.Invariant($"{epoch:0}"), "epoch");
        Line(plot, training, "c2", "training", words, plot.Left);
        Line(plot, validation, "c1", "validation", words, plot.Left + 110);
        return new Picture(PictureWidth, plot.Top + plot.Height + 48, label, plot.Body);
    }

    private static void Line(Plot plot, CurvePoint[] points, string colour, string name, Func<double, string> words, double legend)
    {
        plot.Path(string.Join(' ', points.Select(point => FormattableString.Invariant($"{plot.X(point.Epoch):0.##},{plot.Y(point.Value):0.##}"))), $"curve {colour}");
        foreach (var point in points.Length <= MostDots ? points : [points[^1]])
        {
            plot.Dot(point.Epoch, point.Value, 3, $"dot {colour}", $"{point.Title}: {words(point.Value)}");
        }

        plot.Path(FormattableString.Invariant($"{legend:0.##},14 {legend + 18:0.##},14"), $"curve {colour}");
        plot.Words(legend + 24, 18, "start", name, "name");
    }

    // 1, 2 or 5 times a power of ten.
    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power <= 1 ? 1 : step / power <= 2 ? 2 : step / power <= 5 ? 5 : 10);
    }

    // Epoch: where it stands; a title to be shown when pointed at.
    private readonly record struct CurvePoint(double Epoch, double Value, string Title);
}
