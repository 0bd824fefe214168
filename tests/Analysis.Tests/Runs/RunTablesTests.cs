using Microsoft.VisualBasic.FileIO;

namespace Explorer.Analysis.Tests.Runs;

public sealed class RunTablesTests
{
    [Fact]
    public void Distribution_ReadBack_IsTheEdfOfTheTrials()
    {
        var trials = SyntheticTrials.Population(40);
        using var report = new RunFolder(RunReports.Input(trials));

        var rows = Read(report.File("edf.csv"));

        var errors = trials.Where(trial => trial.Error is not null && trial.State != TrialState.Failed).Select(trial => trial.Error!.Value).ToArray();
        Assert.All(rows, row =>
        {
            var error = Number(row["error"]);
            Assert.Equal((double)errors.Count(e => e < error) / errors.Length, Number(row["below"]));
            Assert.Equal((double)errors.Count(e => e <= error) / errors.Length, Number(row["up_to"]));
            Assert.InRange(Number(row["up_to"]), Number(row["lower"]), Number(row["upper"]));
        });
        Assert.Equal(errors.Length, rows.Sum(row => row["trials"].Split(' ').Length));
    }

    [Fact]
    public void Trials_ReadBack_KeepEveryNumberAndConfig()
    {
        var trials = SyntheticTrials.Population(30);
        using var report = new RunFolder(RunReports.Input(trials));

        var rows = Read(report.File("trials.csv"));

        Assert.Equal(trials.Count, rows.Count);
        Assert.All(rows.Zip(trials), pair =>
        {
            var (row, trial) = pair;
            Assert.Equal(trial.Error, row["error"].Length == 0 ? null : Number(row["error"]));
            Assert.Equal(trial.Seconds, Number(row["seconds"]));
            Assert.Equal(trial.Planned.Seed, ulong.Parse(row["seed"], CultureInfo.InvariantCulture));
            Assert.Equal(trial.Complexity.Flops, long.Parse(row["flops"], CultureInfo.InvariantCulture));
            Assert.Equal(trial.Config, ModelConfigJson.Parse(row["config"], "trials.csv"));
            Assert.Equal(trial.FinishedAt, DateTimeOffset.Parse(row["finished_at"], CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public void Trials_ValidationImagesKnown_HoldEachErrorsInterval()
    {
        using var report = new RunFolder(RunReports.Input([SyntheticTrials.Completed(0, 0.25), SyntheticTrials.Completed(1, 0.5), SyntheticTrials.Failed(2)]) with { ValidationImages = 500 });

        var rows = Read(report.File("trials.csv"));

        // Wilson's interval of 125 of 500.
        Assert.Equal((0.2140, 0.2898), (Math.Round(Number(rows[0]["error_lower"]), 4, MidpointRounding.ToEven), Math.Round(Number(rows[0]["error_upper"]), 4, MidpointRounding.ToEven)));
        Assert.Equal("", rows[2]["error_lower"]);
        Assert.Contains("by its images", File.ReadAllText(report.File("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_ReasonWithSeparators_ReadsBackWhole()
    {
        const string Reason = "killed, signal 9\n\"out of memory\"";
        using var report = new RunFolder(RunReports.Input([SyntheticTrials.Failed(0, Reason)]));

        Assert.Equal(Reason, Assert.Single(Read(report.File("trials.csv")))["reason"]);
    }

    [Fact]
    public void Settings_OfASweep_AreInEveryTable()
    {
        // The error rises by 2 points with the flag and by 1 a doubling of the rate; trials' own errors are noise beside that.
        var trials = SyntheticTrials.Population(120).Where(trial => trial.State == TrialState.Completed).Select((trial, i) => trial with
        {
            Planned = trial.Planned with { Training = trial.Training with { LearningRate = 0.01 * (1 << (i % 6)), ZeroInitFinalGamma = i % 2 == 1, WarmupEpochs = i % 3 } },
            Outcome = new TrialOutcome.Completed((trial.Error!.Value / 10) + (0.02 * (i % 2)) + (0.01 * (i % 6)), trial.BestError),
        }).ToList();
        using var report = new RunFolder(RunReports.Input(trials));

        var parameters = Read(report.File("parameters.csv")).ToDictionary(row => row["parameter"]);
        Assert.InRange(0.01, Number(parameters["learning_rate"]["slope_lower"]), Number(parameters["learning_rate"]["slope_upper"]));
        Assert.Equal("doubling", parameters["learning_rate"]["per"]);
        Assert.InRange(0.02, Number(parameters["zero_init_final_gamma"]["effect_lower"]), Number(parameters["zero_init_final_gamma"]["effect_upper"]));
        Assert.InRange(0, Number(parameters["warmup_epochs"]["effect_lower"]), Number(parameters["warmup_epochs"]["effect_upper"]));
        Assert.Equal([0, 1, 2], Read(report.File("settings.csv")).Where(row => row["setting"] == "warmup_epochs").Select(row => Number(row["low"])));
        Assert.All(Read(report.File("trials.csv")), row => Assert.Equal(trials.First(trial => trial.Index.ToString(CultureInfo.InvariantCulture) == row["index"]).Training.WarmupEpochs, Number(row["warmup_epochs"])));
        Assert.Contains("warmup_epochs", Read(report.File("scatter.csv"))[0].Keys);
        Assert.Contains(Read(report.File("correlations.csv")), row => row["measure"] == "zero_init_final_gamma");
        var page = File.ReadAllText(report.File("report.html"));
        Assert.Contains("data-figure=\"scatter-learning_rate\"", page, StringComparison.Ordinal);
        Assert.Contains("<h3>Swept settings level by level, against the mean of all</h3>", page, StringComparison.Ordinal);
        Assert.Contains("data-key=\"warmup_epochs\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_ReadBack_HoldEveryEpoch()
    {
        var trials = SyntheticTrials.Population(10, epochs: 4);
        using var report = new RunFolder(RunReports.Input(trials));

        var rows = Read(report.File("curves.csv"));

        var epochs = trials.SelectMany(trial => trial.Rungs.SelectMany(rung => rung.Epochs)).ToArray();
        Assert.Equal(epochs.Select(epoch => epoch.ValidationError), rows.Select(row => Number(row["validation_error"])));
        Assert.Equal(epochs.Select(epoch => epoch.TrainError), rows.Select(row => Number(row["train_error"])));
    }

    [Fact]
    public void Scatter_ReadBack_HoldsWidthsOfEveryStage()
    {
        using var report = new RunFolder(RunReports.Input([SyntheticTrials.Completed(3, 0.25, SyntheticTrials.Network([1, 2], [8, 24]))]));

        var row = Assert.Single(Read(report.File("scatter.csv")));

        Assert.Equal(("3", "0.25", "3", "32", "8", "24"), (row["index"], row["error"], row["depth"], row["total_width"], row["width_1"], row["width_2"]));
    }

    [Fact]
    public void Networks_ReadBack_ListStagesOfTheBestFirst()
    {
        using var report = new RunFolder(RunReports.Input([
            SyntheticTrials.Completed(0, 0.4, SyntheticTrials.Network([1], [8])), SyntheticTrials.Completed(1, 0.3, SyntheticTrials.Network([2, 3], [16, 32]))]));

        var rows = Read(report.File("networks.csv"));

        Assert.Equal(["1 1 2 16", "1 2 3 32", "2 1 1 8"], rows.Select(row => $"{row["rank"]} {row["stage"]} {row["depth"]} {row["width"]}"));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // By an outside reader, not our own.
    private static List<Dictionary<string, string>> Read(string path)
    {
        using var reader = new TextFieldParser(path) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var header = reader.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (!reader.EndOfData)
        {
            var fields = reader.ReadFields()!;
            Assert.Equal(header.Length, fields.Length);
            rows.Add(header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        }

        return rows;
    }
}
