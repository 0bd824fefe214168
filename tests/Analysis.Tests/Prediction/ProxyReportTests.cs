namespace Explorer.Analysis.Tests.Prediction;

public sealed class ProxyReportTests
{
    [Fact]
    public void Of_GoodAndUselessProxies_TellsThemApart()
    {
        var random = new Random(3);
        var report = ProxyReport.Of(With(member => [("good", -member.Error + (0.02 * random.NextDouble())), ("useless", random.NextDouble()), ("inverted", member.Error)]), seed: 1)!;

        Assert.Equal(60, report.Count);
        Assert.Equal(["good", "useless", "inverted"], report.Correlations.Take(3).Select(item => item.Name));
        Assert.Equal(["flops", "params", "activations"], report.Correlations.Skip(3).Select(item => item.Name).OrderBy(name => name == "flops" ? 0 : name == "params" ? 1 : 2));
        Assert.Equal(ProxyVerdict.Beats, report.Correlations[0].Verdict);
        Assert.NotEqual(ProxyVerdict.Beats, report.Correlations[1].Verdict);
        Assert.Equal(ProxyVerdict.FallsShort, report.Correlations[2].Verdict);
        Assert.True(report.Correlations[0].Kendall!.Value > 0.9);
        Assert.Equal(-1, report.Correlations[2].Kendall!.Value, 9);
        Assert.Equal(-1, report.Correlations[2].BestKendall!.Value, 9);
        Assert.All(report.Correlations.Skip(3), item => Assert.Null(item.Verdict));
    }

    [Fact]
    public void Of_UndefinedValues_RankBelowEveryOther()
    {
        // The ten worst networks have no value: ranked last, they leave the order perfect but for their ties.
        var worst = PlantedErrors.Draw(60, 0.1, seed: 4).Members[50].Error;
        var undefined = ProxyReport.Of(With(member => [("p", member.Error >= worst ? null : -member.Error)]), seed: 1)!.Correlations[0];
        var low = ProxyReport.Of(With(member => [("p", member.Error >= worst ? -1000.0 : -member.Error)]), seed: 1)!.Correlations[0];

        Assert.Equal(10, undefined.Undefined);
        Assert.Equal(low.Kendall!.Value, undefined.Kendall!.Value, 12);
        Assert.Equal(low.Spearman!.Value, undefined.Spearman!.Value, 12);
        Assert.Equal(0, low.Undefined);
    }

    [Fact]
    public void Of_NoProxies_IsNone() => Assert.Null(ProxyReport.Of(PlantedErrors.Draw(20, 0.1, seed: 4), seed: 1));

    private static Population With(Func<PopulationMember, (string Name, double? Value)[]> proxies) => Population.Of(PlantedErrors.Draw(60, 0.1, seed: 4).Members.Select(member =>
        member.Trial with { Proxies = [.. proxies(member).Select(proxy => new ProxyScore { Name = proxy.Name, Value = proxy.Value, Seconds = 0.1 })] }));
}
