namespace Explorer.Tests.Commands;

public sealed class CompareCommandTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public CompareCommandTests()
    {
        SmallExperiment.Write(_runner);
        Stored("results.litedb", "space-a", """{"sample": {"count": 24}}""", i => 0.50 + (0.005 * (i * 7 % 24)));
        Stored("results.litedb", "space-b", """{"sample": {"count": 24}}""", i => 0.40 + (0.005 * (i * 5 % 24)));
        Stored("results.litedb", "space-c", """{"sample": {"count": 24, "seed": 9}, "training": {"learningRate": 0.05}, "space": {"complexity": {"flops": ["300K", "1M"]}}}""", i => 0.41 + (0.005 * (i * 5 % 24)), finished: 20);
        Stored("other.db", "space-b", """{"sample": {"count": 12}}""", i => 0.45 + (0.01 * i));
        Stored("other.db", "empty", "{}", _ => 0.5, finished: 0);
    }

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Compare_TwoSpaces_SaysWhichIsBetter()
    {
        var output = await _runner.RunAsync("compare", "space-a", "space-b");

        Assert.Equal(0, output.ExitCode);
        Assert.Contains("space-b is better than space-a: its mean error is 10.0 points lower (p = 0.0001)", output.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_Assisted_StandsBesideThePlainTest()
    {
        var output = await _runner.RunAsync("compare", "space-a", "space-b", "--assisted");

        Assert.True(output.ExitCode == 0, output.Error);
        Assert.Contains("space-b is better than space-a: its mean error is 10.0 points lower (p = 0.0001)", output.Output, StringComparison.Ordinal);
        Assert.Matches(@"With predictions space-b is better than space-a: its mean error is \d+\.\d points\s+lower", output.Output);
        var pair = Assert.Single((await _runner.RunAsync("compare", "space-a", "space-b", "--assisted", "--json")).Lines);
        Assert.Equal("better", (string)pair["assisted"]!["verdict"]!);
        Assert.Equal(0.55, (double)pair["assisted"]!["a"]!["plainMean"]!, 0.02);
        Assert.InRange((double)pair["assisted"]!["b"]!["weight"]!, 0, 1);
        Assert.Null(Assert.Single((await _runner.RunAsync("compare", "space-a", "space-b", "--json")).Lines)["assisted"]);
        var few = await _runner.RunAsync("compare", "space-a", "space-c", "--assisted");
        Assert.Equal(2, few.ExitCode);
        Assert.Contains("space-c: has 20 trained networks, expected at least 24 to predict others from", few.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _runner.RunAsync("compare", "space-a", "space-b", "--assisted", "--normalise", "flops")).ExitCode);
    }

    [Fact]
    public async Task Compare_Json_PrintsOnePairALine()
    {
        var output = await _runner.RunAsync("compare", "space-a", "space-b", "space-c", "--json");

        var lines = output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["space-a space-b", "space-a space-c", "space-b space-c"], lines.Select(line => $"{line["a"]} {line["b"]}"));
        Assert.Equal(["better", "better", "noDifferenceShown"], lines.Select(line => (string)line["verdict"]!));
        Assert.Equal(-0.1, (double)lines[0]["meanDifference"]!, 9);
        Assert.InRange(-0.1, (double)lines[0]["interval"]![0]!, (double)lines[0]["interval"]![1]!);
        Assert.True((double)lines[0]["pValue"]! < 0.001);
        Assert.InRange((double)lines[0]["ks"]!, 0.5, 1);
    }

    [Fact]
    public async Task Compare_UnlikeThings_Warns()
    {
        var output = await _runner.RunAsync("compare", "space-a", "space-c");

        Assert.Equal(0, output.ExitCode);
        Assert.Contains("learningRate 0.2 against 0.05", output.Error, StringComparison.Ordinal);
        Assert.Contains("other FLOPs windows", output.Error, StringComparison.Ordinal);
        Assert.Contains("20 of 24 planned trials have ended", output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"sample": {"count": 24}, "data": {"seed": 5}}""", "00", "seed of the split 0 against 5")]
    [InlineData("""{"sample": {"count": 24}, "data": {"validation": 64}}""", "00", "validation images ")]
    [InlineData("""{"sample": {"count": 24}, "data": {"name": "mnist"}, "space": {"input": {"channels": 1, "resolution": 28}}}""", "00", "resolution ")]
    [InlineData("""{"sample": {"count": 24}, "data": {"name": "cifar100"}, "space": {"classes": 100}}""", "00", "shapes against cifar100, classes 10 against 100")]
    [InlineData("""{"sample": {"count": 24}}""", "ff", "images under the same name, hash 00 against ff")]
    public async Task Compare_OtherData_IsRefusedUnlessAskedFor(string changes, string hash, string difference)
    {
        Stored("results.litedb", "space-o", changes, i => 0.40 + (0.005 * (i * 5 % 24)), hash: hash);

        var refused = await _runner.RunAsync("compare", "space-a", "space-b", "space-o");
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains($"space-a and space-o: were measured on different data (", refused.Error, StringComparison.Ordinal);
        Assert.Contains(difference, refused.Error, StringComparison.Ordinal);
        Assert.Contains("space-b and space-o", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("space-a and space-b", refused.Error, StringComparison.Ordinal);

        var asked = await _runner.RunAsync("compare", "space-a", "space-b", "space-o", "--across-data", "--out", "cmp");
        Assert.Equal(0, asked.ExitCode);
        Assert.Matches(@"space-o is better than space-a: [^\n]*; across data sets \([^\n]*\): what differs may be the data", asked.Output);
        Assert.DoesNotMatch(@"space-b is better than space-a: [^\n]*across data sets", asked.Output);
        Assert.Contains("across data sets", await File.ReadAllTextAsync(Path.Combine(_runner.Folder, "cmp", "compare.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Derive_AgainstOtherData_IsRefused()
    {
        Stored("results.litedb", "space-o", """{"sample": {"count": 24}, "data": {"seed": 5}}""", i => 0.40 + (0.005 * (i * 5 % 24)));

        var output = await _runner.RunAsync("derive", "space-o", "--against", "space-a");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("seed of the split 0 against 5", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_StepsOnOtherDataOrTrainedOtherwise_AreRefusedOrNamed()
    {
        Stored("results.litedb", "space-o", """{"sample": {"count": 24}, "data": {"seed": 5}, "training": {"learningRate": 0.05}}""", i => 0.40 + (0.005 * (i * 5 % 24)));
        _runner.Write("two.json", """{"name": "two", "steps": [{"experiment": "space-a.json"}, {"experiment": "space-o.json"}]}""");

        var refused = await _runner.RunAsync("study", "two.json", "--report");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("space-a and space-o: were measured on different data (seed of the split 0 against 5)", refused.Error, StringComparison.Ordinal);

        var asked = await _runner.RunAsync("study", "two.json", "--report", "--across-data");
        Assert.Equal(0, asked.ExitCode);
        Assert.Contains("across data sets (seed of the split 0 against 5)", asked.Output, StringComparison.Ordinal);
        Assert.Contains("trained in another way: learningRate 0.2 against 0.05", asked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_SeveralStores_TakesEachNameFromItsStore()
    {
        var output = await _runner.RunAsync("compare", "space-b", "space-b@other.db");
        Assert.Equal(0, output.ExitCode);
        Assert.Contains("space-b@other.db is worse than space-b@results.litedb", output.Output, StringComparison.Ordinal);

        var unclear = await _runner.RunAsync("compare", "space-a", "space-b", "--store", "results.litedb", "--store", "other.db");
        Assert.Equal(2, unclear.ExitCode);
        Assert.Contains("space-b@results.litedb or space-b@other.db", unclear.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_Out_WritesAPageThatNeedsNothingElse()
    {
        var output = await _runner.RunAsync("compare", "space-a", "space-b", "--out", "cmp");

        var page = await File.ReadAllTextAsync(Path.Combine(_runner.Folder, "cmp", "compare.html"), TestContext.Current.CancellationToken);
        Assert.Contains("compare.html", output.Error, StringComparison.Ordinal);
        Assert.Contains("space-b is better than space-a", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(link|img|iframe|script)[^>]*(src|href)=", page[..page.IndexOf("plotly", StringComparison.OrdinalIgnoreCase)]);
        Assert.Equal(["compare.html", "differences.csv", "edf.csv", "random-search.csv", "sample-size.csv"], Directory.GetFiles(Path.Combine(_runner.Folder, "cmp")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("compare space-a", "expected two or more")]
    [InlineData("compare space-a spce-b", "did you mean \"space-b\"")]
    [InlineData("compare space-a empty@other.db", "no trial has ended yet")]
    [InlineData("compare space-a space-a", "named twice")]
    [InlineData("compare space-a space-b --normalise flop", "did you mean \"flops\"")]
    [InlineData("compare space-a space-b --bins 4", "--normalise")]
    [InlineData("compare space-a space-b --normalise flops --bins 200", "undefined")]
    [InlineData("compare space-a space-b@missing.db", "missing.db")]
    public async Task Compare_BadUsage_SaysWhatWasExpected(string command, string expected)
    {
        var output = await _runner.RunAsync(command.Split(' '));

        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output.Error, StringComparison.Ordinal);
    }

    private void Stored(string store, string name, string changes, Func<int, double> error, int? finished = null, string hash = "00")
    {
        var definition = JsonNode.Parse(changes)!.AsObject();
        (definition["name"], definition["extends"]) = (name, "small.json");
        StoredTrials.Add(Path.Combine(_runner.Folder, store), _runner.Write($"{name}.json", definition.ToJsonString()), error, finished, hash);
    }
}
