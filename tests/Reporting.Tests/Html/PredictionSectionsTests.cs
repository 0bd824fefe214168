using Explorer.Reporting.Html;

namespace Explorer.Reporting.Tests.Html;

public sealed class PredictionSectionsTests
{
    [Fact]
    public void Write_TrialsWithProxies_ShowsThemBesideTheBaselines()
    {
        using var report = new ReportFolder(Reports.Input(WithProxies()));

        var page = File.ReadAllText(report.File(ReportWriter.PageFile));
        Assert.Contains("<h2>Zero-cost proxies</h2>", page, StringComparison.Ordinal);
        Assert.Contains("oracle", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"words\">yes</td>", page, StringComparison.Ordinal);
        Assert.Contains("the best baseline", page, StringComparison.Ordinal);
        var rows = File.ReadAllLines(report.File("proxies.csv"));
        Assert.Equal(5, rows.Length);
        Assert.StartsWith("oracle,no,0,0.5,1,", rows[1], StringComparison.Ordinal);
        Assert.Equal(1 + WithProxies().Count, File.ReadAllLines(report.File("proxy-values.csv")).Length);
    }

    [Fact]
    public void Write_EnoughNetworks_TellsHowWellOthersArePredicted()
    {
        using var report = new ReportFolder(Reports.Input(SyntheticTrials.Population(60)));

        Assert.Contains("<h2>Prediction</h2>", File.ReadAllText(report.File(ReportWriter.PageFile)), StringComparison.Ordinal);
        Assert.StartsWith("figure,of,value,lower,upper", File.ReadAllText(report.File("predictor.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FewNetworksWithoutProxies_HasNeitherSection()
    {
        var figures = Reports.Figures(SyntheticTrials.Population(12));

        Assert.Empty(ReportSections.Proxies(figures));
        Assert.Empty(ReportSections.Predictor(figures));
    }

    private static IReadOnlyList<TrialRecord> WithProxies() =>
    [
        .. SyntheticTrials.Population(40).Select(trial => trial with
        {
            Proxies = [new ProxyScore { Name = "oracle", Value = -(trial.Error ?? 1), Seconds = 0.5 }],
        }),
    ];
}
