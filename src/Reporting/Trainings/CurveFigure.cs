using Explorer.Reporting.Studies.Document;
using Explorer.Reporting.Studies.Figures;
using Explorer.Trials;

namespace Explorer.Reporting.Trainings;

/// <summary>Training and validation, epoch by epoch.</summary>
internal static class CurveFigure
{
    // As wide as a small screen, so that its words stay readable there.
    private const double PictureWidth = 440;
    private const int Ticks = 5;
    private const int MostDots = 60;

    /// <summary>The accuracies, in percent.</summary>
    public static Picture Accuracy(IReadOnlyList<EpochMetrics> epochs) =>
        Draw(epochs, "Accuracy, epoch by epoch", epoch => 1 - epoch.TrainError, epoch => 1 - epoch.ValidationError, value => FormattableString.Invariant($"{100 * value:0.##} %"), most: 1);

    /// <summary>The losses, in nats.</summary>
    public static Picture Loss(IReadOnlyList<EpochMetrics> epochs) =>
        Draw(epochs, "Loss, epoch by epoch", epoch => epoch.TrainLoss, epoch => epoch.ValidationLoss, value => FormattableString.Invariant($"{value:0.####}"), most: double.PositiveInfinity);

    private static Picture Draw(
        IReadOnlyList<EpochMetrics> epochs, string label, Func<EpochMetrics, double> training, Func<EpochMetrics, double> validation, Func<double, string> words, double most)
    {
        var values = epochs.SelectMany(epoch => new[] { training(epoch), validation(epoch) }).ToArray();
        var (low, high) = (values.Min(), values.Max());
        var margin = high > low ? 0.06 * (high - low) : Math.Max(0.01, 0.06 * high);
        var plot = new Plot
        {
            Left = 52,
            Top = 30,
            Width = PictureWidth - 66,
            Height = 200,
            Horizontal = epochs.Count > 1 ? (1, epochs.Count) : (0.5, 1.5),
            Vertical = (Math.Max(0, low - margin), Math.Min(most, high + margin)),
        };
        var step = RoundStep((plot.Vertical.To - plot.Vertical.From) / Ticks);
        for (var value = Math.Ceiling(plot.Vertical.From / step) * step; value <= plot.Vertical.To; value += step)
        {
            plot.HorizontalLine(value);
            plot.Words(plot.Left - 8, plot.Y(value) + 4, "end", words(value));
        }

        var stride = (int)Math.Ceiling(Math.Max(1, RoundStep((double)epochs.Count / Ticks)));
        plot.HorizontalAxis(Enumerable.Range(1, epochs.Count).Where(epoch => epoch % stride == 0 || (epoch == 1 && stride > 1)).Select(epoch => (double)epoch), epoch => FormattableString.Invariant($"{epoch:0}"), "epoch");
        Series(plot, epochs, training, "c2", "training", words, plot.Left);
        Series(plot, epochs, validation, "c1", "validation", words, plot.Left + 110);
        return new Picture(PictureWidth, plot.Top + plot.Height + 48, label, plot.Body);
    }

    private static void Series(Plot plot, IReadOnlyList<EpochMetrics> epochs, Func<EpochMetrics, double> value, string colour, string name, Func<double, string> words, double legend)
    {
        plot.Path(string.Join(' ', epochs.Select(epoch => FormattableString.Invariant($"{plot.X(epoch.Epoch):0.##},{plot.Y(value(epoch)):0.##}"))), $"curve {colour}");
        foreach (var epoch in epochs.Count <= MostDots ? epochs : [epochs[^1]])
        {
            plot.Dot(epoch.Epoch, value(epoch), 3, $"dot {colour}", $"epoch {epoch.Epoch}, {name}: {words(value(epoch))}");
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
}
