namespace Explorer.Trainings;

/// <summary>A training's curves in characters: accuracies on the left axis, the training loss on the right one.</summary>
internal static class CurvePlot
{
    /// <summary>Lines of the plot, axis and legend included.</summary>
    public const int Height = Rows + 3;

    private const int Rows = 10;
    private const int Margin = 8;
    private const int RightMargin = 8;
    private const int Widest = 84;
    private const int Narrowest = 30;
    private const char Loss = 'x';
    private const char Train = 'o';
    private const char Validation = '#';
    private const char Between = '.';

    /// <summary>Draws the epochs so far.</summary>
    /// <param name="epochs">The epochs, in order; at least one.</param>
    /// <param name="total">Epochs that the training has: the width of the plot.</param>
    /// <param name="width">Characters of a line.</param>
    public static IReadOnlyList<string> Draw(IReadOnlyList<EpochMetrics> epochs, int total, int width)
    {
        var columns = Math.Clamp(width - 1, Narrowest, Widest) - Margin - RightMargin;
        var accuracies = epochs.SelectMany(epoch => new[] { 1 - epoch.TrainError, 1 - epoch.ValidationError }).ToArray();
        var low = Math.Floor(10 * accuracies.Min()) / 10;
        var high = Math.Max(low + 0.1, Math.Ceiling(10 * accuracies.Max()) / 10);
        var most = Math.Max(epochs.Max(epoch => epoch.TrainLoss), 1e-9);
        var grid = Enumerable.Range(0, Rows).Select(_ => Enumerable.Repeat(' ', columns).ToArray()).ToArray();
        Line(grid, epochs, total, epoch => epoch.TrainLoss / most, Loss);
        Line(grid, epochs, total, epoch => (1 - epoch.TrainError - low) / (high - low), Train);
        Line(grid, epochs, total, epoch => (1 - epoch.ValidationError - low) / (high - low), Validation);
        var lines = grid.Select((row, i) => Axes(i, low, high, most, new string(row))).ToList();
        lines.Add(new string(' ', Margin - 1) + '+' + new string('-', columns));
        var last = NumberText.Count(total);
        lines.Add(new string(' ', Margin) + "1" + "epoch".PadLeft(columns / 2).PadRight(columns - 1 - last.Length) + last);
        var legend = $"{new string(' ', Margin)}{Validation} validation accuracy   {Train} training accuracy   {Loss} training loss (right)";
        lines.Add(legend.Length < width ? legend : $"{Validation} validation {Train} training {Loss} loss (right)");
        return lines;
    }

    private static string Axes(int row, double low, double high, double most, string curves)
    {
        var share = 1 - ((double)row / (Rows - 1));
        var left = row is 0 or Rows - 1 or (Rows / 2) ? NumberText.Share(low + (share * (high - low)), 0) : "";
        var right = row is 0 or Rows - 1 ? " " + NumberText.Value(share * most) : "";
        return $"{left,Margin - 2} |{curves}{right}";
    }

    private static void Line(char[][] grid, IReadOnlyList<EpochMetrics> epochs, int total, Func<EpochMetrics, double> share, char mark)
    {
        var columns = grid[0].Length;
        int Column(int epoch) => total <= 1 ? 0 : (int)Math.Round((double)(epoch - 1) / (total - 1) * (columns - 1), MidpointRounding.AwayFromZero);
        int Row(double value) => Rows - 1 - (int)Math.Round(Math.Clamp(value, 0, 1) * (Rows - 1), MidpointRounding.AwayFromZero);
        for (var i = 0; i + 1 < epochs.Count; i++)
        {
            var (from, to) = (Column(epochs[i].Epoch), Column(epochs[i + 1].Epoch));
            for (var column = from + 1; column < to; column++)
            {
                var part = (double)(column - from) / (to - from);
                ref var cell = ref grid[Row(((1 - part) * share(epochs[i])) + (part * share(epochs[i + 1])))][column];
                cell = cell == ' ' ? Between : cell;
            }
        }

        foreach (var epoch in epochs)
            grid[Row(share(epoch))][Column(epoch.Epoch)] = mark;
    }
}
