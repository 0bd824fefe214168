using Explorer.Documents.Writers;

namespace Explorer.Trainings;

/// <summary>The epochs on standard output, a row each as it is done, or a JSON line.</summary>
internal sealed class EpochTable(TextWriter output, bool json)
{
    private static readonly int[] Shown = [.. Enumerable.Range(0, TrainingDocument.EpochColumns.Count).Where(column => !TrainingDocument.EpochColumns[column].IsDetail)];
    private static readonly string[] Headers = [.. Shown.Select(column => TrainingDocument.EpochColumns[column].Title)];
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
            output.WriteLine(string.Join("  ", Headers));
        _begun = true;
        var cells = TrainingDocument.Epoch(epoch);
        output.WriteLine(string.Join("  ", Shown.Select((column, i) => PlainTextWriter.Plain(cells[column].Text).PadLeft(Headers[i].Length))));
        output.Flush();
    }
}
