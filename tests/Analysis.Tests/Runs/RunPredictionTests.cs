namespace Explorer.Analysis.Tests.Runs;

public sealed class RunPredictionTests
{
    [Fact]
    public void Write_TrialsWithProxies_ShowsThemBesideTheBaselines()
    {
        using var report = new RunFolder(RunReports.Input(WithProxies()));

        var page = File.ReadAllText(report.File("report.html"));
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
        using var report = new RunFolder(RunReports.Input(SyntheticTrials.Population(60)));

        Assert.Contains("<h2>Prediction</h2>", File.ReadAllText(report.File("report.html")), StringComparison.Ordinal);
        Assert.StartsWith("figure,of,value,lower,upper", File.ReadAllText(report.File("predictor.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FewNetworksWithoutProxies_HasNeitherSection()
    {
        using var report = new RunFolder(RunReports.Input(SyntheticTrials.Population(12)));

        Assert.DoesNotMatch("id=\"(proxies|predictor)\"", File.ReadAllText(report.Page));
        Assert.DoesNotContain(report.Files, file => Path.GetFileName(file) is "proxies.csv" or "proxy-values.csv" or "predictor.csv");
    }

    private static IReadOnlyList<TrialRecord> WithProxies() =>
    [
        .. SyntheticTrials.Population(40).Select(trial => trial with
        {
            Proxies = [new ProxyScore { Name = "oracle", Value = -(trial.Error ?? 1), Seconds = 0.5 }],
        }),
    ];
}
