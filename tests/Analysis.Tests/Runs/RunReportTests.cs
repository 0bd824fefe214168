using Explorer.Analysis.Runs;
using Explorer.Documents.Blocks;
using Explorer.Documents.Figures;

namespace Explorer.Analysis.Tests.Runs;

public sealed class RunReportTests
{
    [Theory]
    [InlineData(0.2, 0.5, "20.0 %")]
    [InlineData(0.008, 0.5, "0.80 %")]
    [InlineData(0.2, 0.21, "20.00 %")]
    public void Errors_SmallOrCloseTogether_HaveTwoDecimals(double low, double high, string expected) =>
        Assert.Contains($"has a validation error of {expected} (trial 0)", RunReports.Text(RunReports.Input([SyntheticTrials.Completed(0, low), SyntheticTrials.Completed(1, high)])), StringComparison.Ordinal);

    [Fact]
    public void Definition_Json_KeepsShortPartsOnALine()
    {
        const string Json = """{"name":"a <b>","space":{"depth":{"logUniform":[1,16]},"long":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"]},"e":5e-5}""";

        Assert.Equal(
            """
            {
              "name": "a <b>",
              "space": {
                "depth": { "logUniform": [1, 16] },
                "long": [
                  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                  "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                ]
              },
              "e": 5e-5
            }
            """, Code(Json));
    }

    [Fact]
    public void Parameters_FromThousandsToTensOfThousands_AreOfOneForm()
    {
        var rows = RunReports.Document(RunReports.Input(SyntheticTrials.Population(64))).Blocks.OfType<Table>().Where(table => table.Columns[0].Title == "parameter").SelectMany(table => table.Rows).ToList();

        var quantities = rows.Where(row => row[2].Value >= 10_000).ToList();
        Assert.NotEmpty(quantities);
        Assert.All(quantities, row => Assert.All([row[1], row[2]], cell => Assert.True(cell.Value < 999.5 || char.IsLetter(cell.Text[^1]), cell.Text)));
        Assert.Contains(rows, row => row[2].Value < 10_000 && !char.IsLetter(row[2].Text[^1]));
    }

    [Fact]
    public void Definition_NoJson_IsLeftAsItIs() => Assert.Equal("{ not json", Code("{ not json"));

    [Fact]
    public void Figures_ManyTrials_AreThinnedButKeepBothEnds()
    {
        var trials = SyntheticTrials.Population(4_000, epochs: 1);
        var population = Population.Of(trials);

        var document = RunReports.Document(RunReports.Input(trials));

        var edf = document.Blocks.OfType<Figure>().Single(figure => figure.Key == "edf").Series[0];
        Assert.Equal(RunLimits.Points, edf.X.Count);
        Assert.Equal((double.NegativeInfinity, population.Errors[^1], 1), (edf.X[0], edf.X[^1], edf.Y[^1]));
        var panels = document.Blocks.OfType<Panels>().Single(drawing => drawing.Key == "scatter").Figures;
        Assert.All(panels, panel => Assert.Equal(RunLimits.Points, panel.Series.Sum(series => series.X.Count)));
        Assert.All(panels, panel => Assert.Contains(population.Members[0].Trial.Index, panel.Series[0].Trials!));
        Assert.All(panels, panel => Assert.Contains(population.Members[^1].Trial.Index, panel.Series[^1].Trials!));
    }

    [Fact]
    public void Curves_FewTrials_ShowNoneTwice()
    {
        var panels = RunReports.Document(RunReports.Input(SyntheticTrials.Population(6))).Blocks.OfType<Panels>().Single(drawing => drawing.Key == "curves");

        Assert.NotEmpty(panels.Figures);
        Assert.Distinct(panels.Figures.Select(figure => figure.Key));
    }

    [Fact]
    public void Trials_SharedSettings_AreLeftOutOfTheTable()
    {
        var trials = SyntheticTrials.Population(4);
        var varied = trials.Select((trial, i) => trial with { Planned = trial.Planned with { Training = trial.Training with { LearningRate = 0.1 * (i + 1) } } }).ToArray();

        Assert.DoesNotContain("learning_rate", Columns(trials));
        Assert.Contains("learning_rate", Columns(varied));
    }

    [Fact]
    public void Front_FewNetworks_IsOfThoseThatNoOtherBeats()
    {
        var (small, middle, large) = (SyntheticTrials.Network([1], [8]), SyntheticTrials.Network([1], [16]), SyntheticTrials.Network([1], [32]));
        var figure = RunReports.Document(RunReports.Input([SyntheticTrials.Completed(0, 0.5, small), SyntheticTrials.Completed(1, 0.6, middle), SyntheticTrials.Completed(2, 0.3, large), SyntheticTrials.Diverged(3)]))
            .Blocks.OfType<Figure>().Single(drawing => drawing.Key == "front");

        Assert.Equal([0, 2], figure.Series.Single(series => series.Name == "on the Pareto front").Trials!.Order());
        Assert.Equal([1], figure.Series.Single(series => series.Name == "beaten in both").Trials!);
    }

    [Fact]
    public void Networks_OfTheBest_HaveTheLineThroughTheirBlocks()
    {
        // Widths 8, 16, 24, 32 a block: w = 8 + 8 j exactly.
        var figure = RunReports.Document(RunReports.Input([SyntheticTrials.Completed(0, 0.5, SyntheticTrials.Network([1, 1, 1, 1], [8, 16, 24, 32]))])).Blocks.OfType<Figure>().Single(drawing => drawing.Key == "networks");

        Assert.Equal([8, 16, 24, 32], figure.Series[0].Y);
        Assert.Equal([8, 32], figure.Series[1].Y.Select(width => Math.Round(width, 9, MidpointRounding.ToEven)));
    }

    private static string Code(string definition) => RunReports.Document(RunReports.Input([]) with { Definition = definition }).Blocks.OfType<Block.Code>().Single().Text;

    private static IEnumerable<string?> Columns(IReadOnlyList<TrialRecord> trials) =>
        RunReports.Document(RunReports.Input(trials)).Blocks.OfType<Table>().First(table => table.IsSearchable).Columns.Select(column => column.Key);
}
