namespace Explorer.Tests.Commands;

public sealed class PredictCommandTests : IDisposable
{
    private const int Trials = 40;

    private readonly CommandRunner _runner = new();

    public PredictCommandTests()
    {
        SmallExperiment.Write(_runner);
        var file = _runner.Write("wide.json", $$"""{"extends": "small.json", "name": "wide", "sample": {"count": {{Trials}} } }""");
        var errors = Planted(file);
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), file, i => errors[i]);
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), _runner.Write("few.json", """{"extends": "small.json", "name": "few"}"""), _ => 0.5);
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), _runner.Write("noise.json", $$"""{"extends": "small.json", "name": "noise", "sample": {"count": {{Trials}}, "seed": 9 } }"""), i => 0.3 + (0.01 * (i * 17 % 37)));
    }

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Predict_PlantedErrors_RanksUntrainedNetworksOfTheWindow()
    {
        var output = await _runner.RunAsync("predict", "wide", "--count", "5000", "--top", "4", "--flops", "..600K", "--save", "best.jsonl");

        Assert.Equal(0, output.ExitCode);
        Assert.Contains("Gaussian process", output.Output, StringComparison.Ordinal);
        Assert.Contains("boosted trees", output.Output, StringComparison.Ordinal);
        Assert.Contains("mean of both", output.Output, StringComparison.Ordinal);
        Assert.Contains("The 4 of least predicted error of 5,000 networks drawn from wide with ", output.Output, StringComparison.Ordinal);
        Assert.Contains("Width of stage 3", output.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning: R2", output.Output, StringComparison.Ordinal);
        Assert.Equal(4, (await File.ReadAllLinesAsync(Path.Combine(_runner.Folder, "best.jsonl"), TestContext.Current.CancellationToken)).Length);

        var listed = await _runner.RunAsync("complexity", "--configs", "best.jsonl", "--json");
        Assert.All(Lines(listed.Output), line => Assert.True((long)line["flops"]! <= 600_000));
    }

    [Fact]
    public async Task Predict_Json_PrintsQualityImportancesAndNetworks()
    {
        var output = await _runner.RunAsync("predict", "wide", "--count", "3000", "--top", "3", "--json");

        var lines = Lines(output.Output);
        Assert.Equal(["quality", "importance", "network"], lines.Select(line => (string)line["kind"]!).Distinct());
        Assert.Equal(["gaussianProcess", "fastTree", "mean", "ridge"], lines.Where(line => (string)line["kind"]! == "quality").Select(line => (string)line["model"]!));
        Assert.Equal(
            ["kind", "model", "withProxies", "trials", "features", "rSquared", "rSquaredInterval", "kendall", "kendallInterval", "spearman", "spearmanInterval", "rootMeanSquare", "meanAbsolute", "meanAbsoluteInterval", "coverage"],
            lines[2].AsObject().Select(member => member.Key));
        Assert.InRange((double)lines[2]["meanAbsolute"]!, 0, (double)lines[2]["rootMeanSquare"]!);
        Assert.InRange((double)lines[2]["rSquared"]!, 0.7, 1);

        // The rule is smooth and its noise at most 0.8 points, so nearly all of the variance can be told, and none of it by a mean alone.
        Assert.InRange((double)lines[0]["rSquared"]!, 0.8, 1);
        Assert.InRange((double)lines[0]["rSquaredInterval"]![0]!, 0.5, (double)lines[0]["rSquared"]!);
        Assert.InRange((double)lines[0]["rSquaredInterval"]![1]!, (double)lines[0]["rSquared"]!, 1);
        Assert.Equal([1, 2, 3], lines.Where(line => (string)line["kind"]! == "network").Select(line => (int)line["rank"]!));

        // What the rule says of the networks found: near what was predicted, and within the intervals. No network of the space is below the least.
        var found = lines.Where(line => (string)line["kind"]! == "network").ToList();
        Assert.All(found, line => Assert.Equal(Rule(Config(line)), (double)line["predictedError"]!, 0.05));
        Assert.All(found, line => Assert.InRange(Rule(Config(line)), (double)line["interval"]![0]!, (double)line["interval"]![1]!));
        Assert.True(Rule(Config(found[0])) <= Planted(Path.Combine(_runner.Folder, "wide.json")).Min() + 0.02);
    }

    [Fact]
    public async Task Predict_ErrorsThatFollowNothing_WarnsInWords()
    {
        var output = await _runner.RunAsync("predict", "noise", "--count", "1000", "--top", "2");

        Assert.Equal(0, output.ExitCode);
        Assert.Matches("warning: R2 is (-?0[.]\\d+: these trials do not tell|not shown to be above 0)", output.Output);
    }

    [Theory]
    [InlineData("predict few", "at least 16")]
    [InlineData("predict wid", "did you mean \"wide\"")]
    [InlineData("predict wide --flops 400M", "8M..10M")]
    [InlineData("predict wide --flops 2M..1M", "lower end first")]
    [InlineData("predict wide --budget 4x", "400M")]
    [InlineData("predict wide --budget 400K --flops ..1M", "give one of them")]
    [InlineData("predict wide --params ..1 --count 10", "params")]
    [InlineData("predict wide --count 0", "at least 1")]
    [InlineData("predict wide --proxies", "zero-cost proxies")]
    [InlineData("predict wide --curves", "completed trials")]
    [InlineData("predict wide --space missing.json", "missing.json")]
    public async Task Predict_BadUsage_SaysWhatWasExpected(string command, string expected)
    {
        var output = await _runner.RunAsync(command.Split(' '));

        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output.Error, StringComparison.Ordinal);
    }

    private static List<JsonNode> Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    // Errors that fall with the last stage's width and with the depth, with a little noise.
    private static double[] Planted(string file) =>
        [.. ExperimentPlan.Create(ExperimentReader.Load(file)).Select(trial => Math.Clamp(Rule(trial.Config) + (0.002 * ((trial.Index * 7 % 5) - 2)), 0.05, 0.9))];

    private static double Rule(ModelConfig config)
    {
        var stages = config.ToAnyNet().Stages;
        return 0.9 - (0.1 * Math.Log2(stages[2].Width)) - (0.02 * stages.Sum(stage => stage.Depth));
    }

    private static ModelConfig Config(JsonNode line) => ModelConfigJson.Parse(line["config"]!.ToJsonString(), "config");
}
