using Explorer.Analysis.Fidelities;
using Explorer.Analysis.Import.Tables;
using Explorer.Analysis.Parameters;
using Explorer.Analysis.Tests.Runs;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Analysis.Tests.Import.Tables;

/// <summary>The analyses on tables whose truth is known: planted, or computed by SciPy 1.10.1.</summary>
public sealed class ForeignAnalysisTests : IDisposable
{
    // Errors of 24 trials at three budgets; two errors are tied at each of the last two.
    private const string Budgets = """
        lr,err_1,err_9,err_27
        0.001,0.143,0.22,0.218
        0.002,0.218,0.219,0.195
        0.003,0.501,0.371,0.321
        0.004,0.391,0.296,0.288
        0.005,0.147,0.093,0.109
        0.006,0.317,0.296,0.251
        0.007,0.34,0.26,0.252
        0.008,0.18,0.122,0.321
        0.009,0.467,0.379,0.331
        0.01,0.157,0.234,0.207
        0.011,0.296,0.209,0.198
        0.012,0.358,0.309,0.257
        0.013,0.315,0.234,0.196
        0.014,0.393,0.347,0.315
        0.015,0.469,0.39,0.35
        0.016,0.578,0.38,0.332
        0.017,0.242,0.27,0.262
        0.018,0.424,0.353,0.293
        0.019,0.448,0.371,0.339
        0.02,0.246,0.271,0.225
        0.021,0.101,0.125,0.148
        0.022,0.587,0.466,0.404
        0.023,0.249,0.281,0.255
        0.024,0.257,0.17,0.185

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fidelities_OfColumns_RankAsSciPySays()
    {
        var report = FidelityReport.Of(Read(Budgets))!;

        Assert.Equal(["err_1", "err_9", "err_27"], report.Table.Levels.Select(level => level.Label));
        Assert.Equal([0.6424692976469555, 0.7664284620319025], report.WithTarget.Select(pair => pair.Whole.KendallTau.Value), (expected, found) => Math.Abs(expected - found) < 1e-12);
        Assert.Equal([0.7936508124125138, 0.8444300190302517], report.WithTarget.Select(pair => pair.Whole.Spearman.Value), (expected, found) => Math.Abs(expected - found) < 1e-12);
        Assert.Equal([1 / 27.0, 1 / 3.0], report.WithTarget.Select(pair => pair.WorkShare!.Value), (expected, found) => Math.Abs(expected - found) < 1e-12);
        Assert.Contains("of the budget", report.Advice.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Distribution_OfATable_IsItsErrorsByHand()
    {
        var population = Population.Of(Read(Budgets));

        Assert.Equal((24, 0.109, 0.404), (population.Count, population.Errors[0], population.Errors[^1]));
        Assert.Equal(6, population.Distribution.CountBelow(0.2));
        Assert.Equal(0.2605, PopulationSummary.Of(population).Mean!.Value, 12);
        Assert.True(population.IsForeign);
    }

    [Fact]
    public void Parameters_OfAPlantedTable_NameTheOnesThatMatter()
    {
        var trials = Planted(400);

        var report = ParameterAnalysis.Of(Population.Of(trials));

        Assert.Equal(["lr", "depth", "optimizer", "noise", "flag"], report.Effects.Select(effect => effect.Key));
        Assert.Equal("lr", report.Effects.MaxBy(effect => effect.MainEffect!.Share)!.Key);
        Assert.True(report.Effects.Single(effect => effect.Key == "noise").MainEffect!.AdjustedPValue > 0.01);
        var words = report.Regression!.SettingLevels.Where(level => level.Key == "optimizer").ToList();
        Assert.Equal(["adam", "lamb", "rmsprop", "sgd", "sgdw"], words.Select(level => level.Word!));
        Assert.Equal("sgd", words.MaxBy(level => level.Difference!.Value)!.Word);
        var sgd = words.Single(level => level.Word == "sgd").Difference!.Interval!;
        Assert.True(sgd.Lower is > 0 and < 0.048 && sgd.Upper > 0.048, sgd.ToString());
        var depth = report.Effects.Single(effect => effect.Key == "depth").Adjusted!;
        Assert.True(depth.OverRange.Interval!.Lower < -0.08 && depth.OverRange.Interval.Upper > -0.08, depth.ToString());
    }

    [Fact]
    public void Prediction_OfAPlantedTable_KnowsTheErrorsItNeverSaw()
    {
        var population = Population.Of(Planted(200));

        var report = PredictorReport.Of(population, withProxies: false, seed: 1);

        Assert.True(report.Mean.RSquared.Value > 0.9, report.Mean.RSquared.ToString());
        Assert.Equal("lr", report.Importances[0].Key);
        Assert.Contains(report.Importances, importance => importance.Key == "optimizer=sgd");
    }

    [Fact]
    public void Ranking_OfAPlantedTable_FindsSettingsNearTheBest()
    {
        var (trials, space) = PlantedIn(200);

        var ranking = CandidateRanking.Of(Population.Of(trials), trials, space, 4_000, 5, 1, "planted");

        Assert.All(ranking.Best, setting =>
        {
            var values = setting.Parameters!.Value.ToDictionary(value => value.Name, value => value.Value);
            Assert.InRange(Math.Log10((double)values["lr"]), -3.6, -2.4);
            Assert.NotEqual("sgd", values["optimizer"]);
            Assert.Equal(Math.Floor((double)values["depth"]), values["depth"]);
        });
    }

    [Fact]
    public void Report_OfATable_HasNothingOfNetworks()
    {
        var (trials, space) = PlantedIn(60);
        var text = RunReports.Text(RunReports.Input(trials) with { Metric = space.Metric });

        Assert.Contains("Of 60 trials the best has an error of", text, StringComparison.Ordinal);
        Assert.Contains("Another program ran these trials", text, StringComparison.Ordinal);
        Assert.Contains("optimizer", text, StringComparison.Ordinal);
        foreach (var word in new[] { "FLOPs", "widths", "network", "epoch", "learning rate" })
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }

    private IReadOnlyList<TrialRecord> Planted(int count) => PlantedIn(count).Trials;

    // error = 0.2 + 0.1 (log10 lr + 3)² − 0.01 (depth − 2) + 0.06 for sgd, and noise of 0.005.
    private (IReadOnlyList<TrialRecord> Trials, SearchSpace.Spaces.ParameterSpace Space) PlantedIn(int count)
    {
        var random = new SplitMix64(5);
        string[] optimizers = ["adam", "sgd", "rmsprop", "lamb", "sgdw"];
        var rows = Enumerable.Range(0, count).Select(_ =>
        {
            var (power, depth, optimizer, noise, flag) = (-5 + (4 * random.NextDouble()), 2 + random.NextInt(9), optimizers[random.NextInt(5)], random.NextDouble(), random.NextInt(2) == 1);
            var error = 0.2 + (0.1 * (power + 3) * (power + 3)) - (0.01 * (depth - 2)) + (optimizer == "sgd" ? 0.06 : 0) + (0.005 * (random.NextDouble() + random.NextDouble() - 1));
            return FormattableString.Invariant($"{Math.Pow(10, power)},{depth},{optimizer},{noise},{flag},{error}\n");
        });
        var imported = TableImport.Read(Request("lr,depth,optimizer,noise,flag,val_error\n" + string.Concat(rows)));
        return (imported.Trials, (SearchSpace.Spaces.ParameterSpace)imported.Record.ReadDefinition().Space);
    }

    private IReadOnlyList<TrialRecord> Read(string text) => TableImport.Read(Request(text)).Trials;

    private TableRequest Request(string text)
    {
        var path = Path.Combine(_folder.Path, "table.csv");
        File.WriteAllText(path, text);
        return new TableRequest(path, "table", SyntheticTrials.Start, "0.1.0");
    }
}
