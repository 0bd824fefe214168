namespace Explorer.Trainings;

/// <summary>The epochs on standard output, a row each as it is done, or a JSON line.</summary>
internal sealed class EpochTable(TextWriter output, bool json)
{
    private static readonly string[] Headers = ["epoch", "train loss", "train accuracy", "validation accuracy", "seconds"];
    private bool _begun;

    /// <summary>Writes one epoch.</summary>
    public void Write(EpochMetrics epoch)
    {
        if (json)
        {
            JsonLines.Write(output, new
            {
                epoch.Epoch,
                epoch.LearningRate,
                epoch.TrainLoss,
                epoch.TrainLossParts,
                epoch.TrainError,
                TrainAccuracy = 1 - epoch.TrainError,
                epoch.ValidationLoss,
                epoch.ValidationError,
                ValidationAccuracy = 1 - epoch.ValidationError,
                epoch.Seconds,
            });
            return;
        }

        if (!_begun)
        {
            output.WriteLine(string.Join("  ", Headers));
            _begun = true;
        }

        string[] cells =
        [
            epoch.Epoch.ToString(CultureInfo.InvariantCulture),
            epoch.TrainLoss.ToString("F4", CultureInfo.InvariantCulture),
            Accuracy(epoch.TrainError),
            Accuracy(epoch.ValidationError),
            epoch.Seconds.ToString("F1", CultureInfo.InvariantCulture),
        ];
        output.WriteLine(string.Join("  ", cells.Select((cell, i) => cell.PadLeft(Headers[i].Length))));
        output.Flush();
    }

    /// <summary>The accuracy of an error, such as <c>98.91 %</c>.</summary>
    public static string Accuracy(double error) => (100 * (1 - error)).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
