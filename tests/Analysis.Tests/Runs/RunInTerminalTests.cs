namespace Explorer.Analysis.Tests.Runs;

public sealed class RunInTerminalTests
{
    [Fact]
    public void Write_Population_FitsEightyColumns()
    {
        var text = RunReports.Text(RunReports.Input(SyntheticTrials.Population(64), planned: 70));

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.DoesNotContain('\u00a0', text);
        Assert.Contains("interim report: 64 of 70 planned trials have ended", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Population_ListsFiguresAndBestNetworks()
    {
        var text = RunReports.Text(RunReports.Input([
            SyntheticTrials.Completed(7, 0.25, SyntheticTrials.Network([1, 3], [16, 64])), SyntheticTrials.Completed(2, 0.45), SyntheticTrials.Diverged(5), SyntheticTrials.Failed(6)]));

        Assert.Matches(@"\nbest +25\.0 % +trial 7\n", text);
        Assert.Matches(@"\nmean +53\.3 %\n", text);
        Assert.Matches(@"\nmedian +45\.0 %\n", text);
        Assert.Matches(@"\n +7 +25\.0 % .* 1-3 +16-64\n", text);
        Assert.Contains("One trial diverged and counts with", text, StringComparison.Ordinal);
        Assert.Contains("One trial failed for reasons of the machine and is left out.", text, StringComparison.Ordinal);
        Assert.Contains("Three trials are too few for intervals.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SweptSettings_ListsTheirEffectsAndLevelsWithinEightyColumns()
    {
        var trials = SyntheticTrials.Population(96).Select((trial, i) => trial with { Planned = trial.Planned with { Training = trial.Training with { LearningRate = 0.01 * (1 << (i % 4)), ZeroInitFinalGamma = i % 2 == 1 } } }).ToList();

        var lines = RunReports.Text(RunReports.Input(trials)).Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        Assert.Contains("on swept training settings and the space's choices and FLOPs", string.Join(' ', lines), StringComparison.Ordinal);
        Assert.Single(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["Learning", "rate", "0.01", "0.08", ..]);
        Assert.Equal(2, lines.Count(line => line.StartsWith("Zero init final gamma ", StringComparison.Ordinal) && line.EndsWith(']')));
        Assert.Contains(lines, line => line.StartsWith("Depth of stage 1 ", StringComparison.Ordinal));
        Assert.DoesNotContain("swept", RunReports.Text(RunReports.Input(SyntheticTrials.Population(96))), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ValidationImagesKnown_ShowsWhatTheyLeaveUncertainAndWhatTheBestHasAgain()
    {
        var few = RunReports.Input([SyntheticTrials.Completed(7, 0.25), SyntheticTrials.Completed(2, 0.45)]) with { ValidationImages = 500 };
        var many = RunReports.Input(SyntheticTrials.Population(64)) with { ValidationImages = 500 };

        // Wilson's interval of 125 of 500.
        Assert.Matches(@"\nbest +25\.0 % \[21\.4, 29\.0\] +trial 7, by its images\n", RunReports.Text(few));
        var text = RunReports.Text(many);
        Assert.Matches(@"\nbest +\d+\.\d % \[\d+\.\d, \d+\.\d\]  trial \d+, by its images\nbest, again +\d+\.\d %  expected from another seed\n", text);
        Assert.Contains("trained again from another seed", text.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void Write_Ascii_HasNoOtherCharacter() =>
        Assert.All(RunReports.Text(RunReports.Input(SyntheticTrials.Population(64)), unicode: false), character => Assert.True(char.IsAscii(character)));

    [Fact]
    public void Write_TwoErrors_PlotsTheirSteps()
    {
        var text = RunReports.Text(RunReports.Input([SyntheticTrials.Completed(0, 0.2), SyntheticTrials.Completed(1, 0.4)]), unicode: false);

        // Half the height from just above 20 %, the whole only past 40 %.
        var plot = text.Split('\n').Where(line => line.Contains('|', StringComparison.Ordinal) && !line.Contains("||", StringComparison.Ordinal)).Select(line => line[(line.IndexOf('|', StringComparison.Ordinal) + 1)..]).ToArray();
        Assert.Equal([new string(' ', 63) + "#", new string(' ', 63) + "#", new string(' ', 63) + "#", new string('#', 64), new string('#', 64), new string('#', 64)], plot);
    }

    [Theory]
    [InlineData(0, "No trial has ended yet, so there is no result to show.")]
    [InlineData(1, "One network was trained (trial 0); its validation error is 30.0 %.")]
    public void Write_TooFewForAPlot_SaysSoInWords(int count, string expected)
    {
        var text = RunReports.Text(RunReports.Input([.. Enumerable.Range(0, count).Select(i => SyntheticTrials.Completed(i, 0.3))]));

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("share of networks", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AllDiverged_NamesNoBest()
    {
        var text = RunReports.Text(RunReports.Input([.. Enumerable.Range(0, 3).Select(i => SyntheticTrials.Diverged(i))]));

        Assert.Contains("All 3 trained networks diverged; they count with an error of 90.0 %.", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("best", text, StringComparison.Ordinal);
    }
}
