using Explorer.Experiments.Fidelities;

namespace Explorer.Analysis.Tests.Runs;

public sealed class RunFidelitiesTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public void Write_PopulationWithPrunedTrials_NamesNaiveFiguresAndGivesCorrectedOnes()
    {
        var text = RunReports.Text(RunReports.Input(Halved()));

        Assert.Contains("the space's mean, corrected for those stopped early, is", Unwrapped(text), StringComparison.Ordinal);
        Assert.Contains("mean (naive)", text, StringComparison.Ordinal);
        Assert.Contains("median (naive)", text, StringComparison.Ordinal);
        Assert.Contains("mean, corrected", text, StringComparison.Ordinal);
        Assert.Contains("share of networks below e, naive: the networks that the scheduler let finish", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void Write_FewerByLotThanAnEstimateNeeds_SaysSoBesideTheNaiveFigures()
    {
        var text = Unwrapped(RunReports.Text(RunReports.Input(Halved(lot: 3))));

        Assert.Contains("mean (naive)", text, StringComparison.Ordinal);
        Assert.Contains("There is no corrected distribution: 3 networks were trained to the target by lot", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mean, corrected", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SchedulerStillAtWork_IsNaiveEvenWhereNoneIsPrunedYet()
    {
        var finished = Halved().Where(trial => trial.State == TrialState.Completed).ToList();

        var text = Unwrapped(RunReports.Text(RunReports.Input(finished, planned: 64) with { Scheduled = true }));

        Assert.Contains("mean (naive)", text, StringComparison.Ordinal);
        Assert.Contains("no corrected distribution before all trials have ended", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoScheduler_SpeaksOfNothingNaive()
    {
        using var report = new RunFolder(RunReports.Input(SyntheticTrials.Population(40)));

        Assert.DoesNotContain("naive:", File.ReadAllText(report.Page).Split("<script")[0], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(report.Files, file => file.EndsWith("corrected.csv", StringComparison.Ordinal));
        Assert.Contains("epoch 4 of 5", File.ReadAllText(report.File("fidelities.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FidelitySection_SpeaksOfTheLevelsThatItShows()
    {
        using var plain = new RunFolder(RunReports.Input(SyntheticTrials.Population(40)));
        using var scheduled = new RunFolder(RunReports.Input(Halved()));

        Assert.Contains("of 5” is the validation error on the way through the whole run; a run that ends there", File.ReadAllText(plain.Page), StringComparison.Ordinal);
        Assert.Contains("of 4” is the validation error on the way through the whole run, as a scheduler sees it; a run that ends there", File.ReadAllText(scheduled.Page), StringComparison.Ordinal);
        Assert.DoesNotContain("is a run of its own", File.ReadAllText(plain.Page), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_PopulationWithPrunedTrials_HoldsCurvePairsAndErrors()
    {
        var trials = Halved();
        using var report = new RunFolder(RunReports.Input(trials));

        var curve = File.ReadAllLines(report.File("corrected.csv")).Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.All(curve, row => Assert.InRange(row[1], row[2], row[3]));
        Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.First[1] <= pair.Second[1]));
        Assert.Equal(trials.Count + 1, File.ReadAllLines(report.File("levels.csv")).Length);
        Assert.Contains("epoch 1 of 4,4 epochs,all,16", File.ReadAllText(report.File("fidelities.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(380)]
    [InlineData(1_280)]
    public async Task Open_PopulationWithPrunedTrials_DrawsBothCurvesAndEveryLevelWithinTheWidth(int width)
    {
        await using var report = await (await OpenedPage.Open(await chromium.PageAsync(width), RunReports.Input(Halved()))).Drawn();

        Assert.Empty(await report.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest('.sideways, .scroll')).map(e => e.outerHTML.slice(0, 200))"));
        Assert.Equal(width, await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(3, await report.Page.Locator("#fidelities .plot").CountAsync());
        Assert.Equal(Halved().Count(trial => trial.State == TrialState.Completed), await report.Page.Locator("[data-figure=fidelity-0] .points path").CountAsync());
        Assert.Equal(1, await report.Page.Locator("[data-figure=edf] .scatterlayer path.js-line[style*='dash']").CountAsync());
        Assert.Contains("naive: the networks that the scheduler let finish", await report.Page.Locator("#distribution .key").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("corrected: the space at the target fidelity", await report.Page.Locator("#distribution .key").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("mean (naive)", await report.Page.Locator("header .plain").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("drawn by lot", await report.Page.Locator("#fidelities").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(report.Faults);
    }

    // 64 networks by successive halving at epochs 1 and 4; the better half goes on, and so do some by lot.
    private static List<TrialRecord> Halved(int lot = 16)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, 64).Select(i =>
        {
            var quality = random.NextDouble();
            double[] errors = [.. Enumerable.Range(1, 4).Select(epoch => 0.3 + (0.4 * quality) + (0.2 / epoch) + (0.05 * random.NextDouble() / epoch))];
            var byLot = i % 4 == 0 && i < 4 * lot;
            return byLot || errors[0] < 0.6 ? Trial(i, [1, 4], errors).Replanned(planned => planned with { Calibration = byLot }) : Trial(i, [1], errors).Pruned();
        })];
    }

    private static TrialRecord Trial(int index, int[] ends, double[] errors) =>
        SyntheticTrials.Completed(index, errors[ends[^1] - 1]) with
        {
            Rungs = [.. ends.Select((end, rung) => new TrainedRung
            {
                Fidelity = new Fidelity { Epochs = end },
                Error = errors[end - 1],
                Epochs = [.. Enumerable.Range(rung == 0 ? 1 : ends[rung - 1] + 1, end - (rung == 0 ? 0 : ends[rung - 1])).Select(epoch => new EpochMetrics
                {
                    Epoch = epoch,
                    LearningRate = 0.1,
                    TrainLoss = 1,
                    TrainError = 0.5,
                    ValidationLoss = 1,
                    ValidationError = errors[epoch - 1],
                    Seconds = 3,
                })],
                Continued = rung > 0,
                TrainedImages = 1_000 * (end - (rung == 0 ? 0 : ends[rung - 1])),
                Flops = 1_000_000,
            })],
        };

    private static string Unwrapped(string text) => text.Replace('\n', ' ');
}
