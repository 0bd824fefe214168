using Explorer.Reporting.Html;

namespace Explorer.Reporting.Tests.Html;

public sealed partial class PagePartsTests
{
    [Fact]
    public void Fill_ValueWithPlaceholder_IsNotFilledAgain()
    {
        var values = new Dictionary<string, Markup>(StringComparer.Ordinal) { ["a"] = new("{{b}}"), ["b"] = new("secret"), ["none"] = Markup.Empty };

        Assert.Equal("{{b}}|secret|", PageTemplate.Fill("{{a}}|{{#b}}{{b}}{{/b}}|{{#none}}{{none}} left out{{/none}}", values));
    }

    [Fact]
    public void Of_Values_AreEncodedUnlessMarkup()
    {
        var text = "<b>\"1\" & '2'</b>";

        Assert.Equal("<p title=\"&lt;b&gt;&quot;1&quot; &amp; &#39;2&#39;&lt;/b&gt;\"><i>1,5</i> 2.5</p>", Markup.Of($"<p title=\"{text}\">{new Markup("<i>1,5</i>")} {2.5}</p>").Text);
    }

    [Fact]
    public void Write_Network_HasABarABlockAsHighAsItIsWide()
    {
        var shape = NetworkShape.Of(SyntheticTrials.Network([2, 3], [32, 64]))!;

        var svg = NetworkDrawing.Write(shape, SyntheticTrials.Network([2, 3], [32, 64]), widest: 64).Text;

        // Stem 16, two of 32, three of 64, ten classes; 96 pixels are the widest.
        double[] heights = [.. Rectangle().Matches(svg).Select(match => double.Parse(match.Groups["height"].Value, CultureInfo.InvariantCulture))];
        Assert.Equal([24, 48, 48, 96, 96, 96, 15], heights);
        Assert.Contains(">3 × 64<", svg, StringComparison.Ordinal);
        Assert.Contains(">16×16<", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DeepNetwork_StaysWithinTheColumn()
    {
        var network = SyntheticTrials.Network([16, 16, 16, 16], [8, 16, 32, 64]);

        var svg = NetworkDrawing.Write(NetworkShape.Of(network)!, network, widest: 64).Text;

        Assert.InRange(double.Parse(Width().Match(svg).Groups["width"].Value, CultureInfo.InvariantCulture), 300, 500);
    }

    [Fact]
    public void Write_NetworkWithoutAStem_BeginsWithItsFirstBlock()
    {
        var network = new VggConfig { Input = new InputShape(3, 32), Classes = 10, Blocks = [new VggBlockConfig(1, 16), new VggBlockConfig(2, 32)] };

        var svg = NetworkDrawing.Write(NetworkShape.Of(network)!, network, widest: 64).Text;

        Assert.DoesNotContain(">stem ", svg, StringComparison.Ordinal);
        Assert.Contains(">2 × 32<", svg, StringComparison.Ordinal);
        Assert.Contains(">8×8<", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Json_KeepsShortPartsOnALine()
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
            """, JsonLayout.Write(Json));
    }

    [Fact]
    public void Write_NoJson_IsLeftAsItIs() => Assert.Equal("{ not json", JsonLayout.Write("{ not json"));

    [Fact]
    public void Of_ManyTrials_ThinsTheChartsButKeepsBothEnds()
    {
        var figures = Reports.Figures(SyntheticTrials.Population(4_000, epochs: 1));

        var data = ChartData.Of(figures);

        Assert.Equal(ReportLimits.ChartPoints, data.Points.Count);
        Assert.Equal((1, figures.Population.Count), (data.Points[0].Rank, data.Points[^1].Rank));
        Assert.All(data.Measures, measure => Assert.Equal(data.Points.Count, measure.Values.Count));
    }

    [Fact]
    public void Chosen_FewTrials_ShowsNoneTwice()
    {
        var (best, worst) = CurvePanels.Chosen(Reports.Figures([.. SyntheticTrials.Population(6)]));

        Assert.Empty(best.Intersect(worst));
        Assert.NotEmpty(best);
    }

    [Fact]
    public void For_SharedSettings_AreLeftOutOfTheTable()
    {
        var trials = SyntheticTrials.Population(4);
        var varied = trials.Select((trial, i) => trial with { Planned = trial.Planned with { Training = trial.Training with { LearningRate = 0.1 * (i + 1) } } }).ToArray();

        Assert.DoesNotContain("learning_rate", TrialColumn.For(trials, new(1)).Select(column => column.Key));
        Assert.Contains("learning_rate", TrialColumn.For(varied, new(1)).Select(column => column.Key));
    }

    [GeneratedRegex("<rect [^>]*height=\"(?<height>[0-9.]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Rectangle();

    [GeneratedRegex("<svg width=\"(?<width>[0-9.]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Width();
}
