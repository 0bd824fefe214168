using Explorer.Documents.Figures;

namespace Explorer.Trainings;

/// <summary>Training and validation, epoch by epoch.</summary>
internal static class TrainingCurves
{
    /// <summary>The accuracies.</summary>
    public static Figure Accuracy(IReadOnlyList<EpochMetrics> epochs) => Of(
        "accuracy",
        "Accuracy. Training: over the epoch's steps, with augmentation and changing weights; validation: after the epoch.",
        new Axis("accuracy", "accuracy") { Numbers = AxisNumbers.Shares },
        Line("training", 1, epochs, epoch => 1 - epoch.TrainError),
        Line("validation", 0, epochs, epoch => 1 - epoch.ValidationError));

    /// <summary>The losses, in nats; the training's in parts of an epoch where they were kept.</summary>
    public static Figure Loss(IReadOnlyList<EpochMetrics> epochs) => Of(
        "loss",
        "Cross-entropy in nats. Training: as optimised, over each tenth of an epoch; validation: after the epoch.",
        new Axis("cross-entropy, nats", "loss"),
        epochs.All(epoch => epoch.TrainLossParts is not null) ? Parts(epochs) : Line("training", 1, epochs, epoch => epoch.TrainLoss),
        Line("validation", 0, epochs, epoch => epoch.ValidationLoss));

    private static Figure Of(string key, string caption, Axis y, Series training, Series validation) => new(key, caption, new Axis("epoch", "epoch") { IsWhole = true }, y, [training, validation]);

    private static Series Line(string name, int colour, IReadOnlyList<EpochMetrics> epochs, Func<EpochMetrics, double> value) =>
        new(name, SeriesKind.Line, [.. epochs.Select(epoch => (double)epoch.Epoch)], [.. epochs.Select(value)]) { Colour = colour };

    // A part's mean stands in the middle of it; epoch 1 ends at 1.
    private static Series Parts(IReadOnlyList<EpochMetrics> epochs)
    {
        var parts = epochs.SelectMany(epoch => epoch.TrainLossParts!.Value.Select((loss, part) => (At: epoch.Epoch - 1 + ((part + 0.5) / epoch.TrainLossParts.Value.Count), Loss: loss))).ToList();
        return new Series("training", SeriesKind.Line, [.. parts.Select(part => part.At)], [.. parts.Select(part => part.Loss)]) { Colour = 1 };
    }
}
