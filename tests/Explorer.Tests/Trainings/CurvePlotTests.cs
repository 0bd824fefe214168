using Explorer.Trainings;

namespace Explorer.Tests.Trainings;

public sealed class CurvePlotTests
{
    [Fact]
    public void Draw_RisingAccuracy_EndsHigherThanItBegins()
    {
        var lines = CurvePlot.Draw([Epoch(1, 0.8, 2.2), Epoch(2, 0.5, 1.5), Epoch(3, 0.2, 0.6)], total: 5, width: 80);

        Assert.Equal(CurvePlot.Height, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 84));
        var marks = lines.Select((line, row) => (row, at: line.IndexOf('#', StringComparison.Ordinal))).Where(mark => mark.at >= 0 && mark.row < 10).OrderBy(mark => mark.at).ToList();
        Assert.Equal(3, marks.Count);
        Assert.True(marks[0].row > marks[1].row && marks[1].row > marks[2].row);
    }

    [Fact]
    public void Draw_OneEpoch_Works() => Assert.Contains(CurvePlot.Draw([Epoch(1, 0.5, 1)], total: 1, width: 20), line => line.Contains('#', StringComparison.Ordinal));

    private static EpochMetrics Epoch(int epoch, double error, double loss) => new()
    {
        Epoch = epoch,
        LearningRate = 0.1,
        TrainLoss = loss,
        TrainError = error + 0.05,
        ValidationLoss = loss,
        ValidationError = error,
        Seconds = 1,
    };
}
