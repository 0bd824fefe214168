using Explorer.Documents.Writers;

namespace Explorer.Trainings;

/// <summary>The epochs on standard output, a row each as it is done, or a JSON line.</summary>
internal sealed class EpochTable(CommandConsole console, bool json)
{
    private static readonly int[] Shown = [.. Enumerable.Range(0, TrainingDocument.EpochColumns.Count).Where(column => !TrainingDocument.EpochColumns[column].IsDetail)];
    private static readonly int[] NarrowWidths = [5, 6, 8, 8, 6];
    private static readonly string[] Headers = [.. Shown.Select(column => TrainingDocument.EpochColumns[column].Title)];
    private readonly TextWriter _output = console.Output;
    private bool _begun;

    /// <summary>Writes one epoch.</summary>
    public void Write(EpochMetrics epoch)
    {
        if (json)
        {
            JsonLines.Write(_output, new
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

        var cells = TrainingDocument.Epoch(epoch);
        var isNarrow = console.OutputWidth() < string.Join("  ", Headers).Length;
        var (titles, gap) = isNarrow ? (TrainingDocument.ShortEpochTitles, " ") : (Headers, "  ");
        int Width(int i) => isNarrow ? NarrowWidths[i] : titles[i].Length;
        if (!_begun)
            _output.WriteLine(string.Join(gap, titles.Select((title, i) => title.PadLeft(Width(i)))));
        _begun = true;
        _output.WriteLine(string.Join(gap, Shown.Select((column, i) => PlainTextWriter.Plain(cells[column].Text).PadLeft(Width(i)))));
        _output.Flush();
    }
}
