using System.IO.Compression;

namespace Explorer.Tests.Commands;

/// <summary>The shipped study's trainings, too short for depth, through every command that judges by them.</summary>
public sealed class RegimeCommandTests : IDisposable
{
    private const string Bad = "its training regime is bad: the first epoch's loss is worse than guessing (2.30) in ";
    private const string Untrained = "Deep networks are not trained out at this budget: rules about depth found here are rules about short trainings.";

    private readonly CommandRunner _runner = new();

    public RegimeCommandTests()
    {
        using var stored = new GZipStream(File.OpenRead(Repository.File("docs", "studies", "regnet-study", "results.jsonl.gz")), CompressionMode.Decompress);
        using var lines = new StreamReader(stored);
        _runner.Write("results.jsonl", lines.ReadToEnd());
    }

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Commands_StudyTooShortForDepth_SaySoBeforeTheyJudge()
    {
        Assert.Equal(0, (await _runner.RunAsync("store", "import", "results.jsonl", "--store", "study.db")).ExitCode);

        var compared = (await _runner.RunAsync("compare", "study-anynet-a", "study-anynet-d", "--store", "study.db")).Output;
        Assert.Contains($"study-anynet-a: {Bad}9 of 48 networks (19 % [10, 32])", compared, StringComparison.Ordinal);
        Assert.Contains($"study-anynet-d: {Bad}19 of 48 networks", compared, StringComparison.Ordinal);
        Assert.True(compared.IndexOf(Untrained, StringComparison.Ordinal) < compared.IndexOf("study-anynet-d against study-anynet-a", StringComparison.Ordinal));

        var derived = (await _runner.RunAsync("derive", "study-anynet-e", "--store", "study.db")).Output;
        Assert.StartsWith($"study-anynet-e: {Bad}30 of 48 networks", derived, StringComparison.Ordinal);
        Assert.Contains(Untrained, derived, StringComparison.Ordinal);

        Assert.Contains(Untrained, (await _runner.RunAsync("fidelity", "study-anynet-e", "--store", "study.db")).Output, StringComparison.Ordinal);
        var fitted = (await _runner.RunAsync("fit", "study-anynet-d", "study-anynet-e", "--store", "study.db")).Output;
        Assert.StartsWith($"study-anynet-d: {Bad}19 of 48 networks", fitted, StringComparison.Ordinal);
        Assert.Contains($"study-anynet-e: {Bad}30 of 48 networks", fitted, StringComparison.Ordinal);
        Assert.True(fitted.IndexOf(Untrained, StringComparison.Ordinal) < fitted.IndexOf("error and e_fit of 48 networks", StringComparison.Ordinal));
        var transferred = (await _runner.RunAsync("transfer", "study-anynet-d", "study-anynet-e", "--store", "study.db")).Output;
        Assert.StartsWith($"study-anynet-d: {Bad}19 of 48 networks", transferred, StringComparison.Ordinal);
        Assert.Contains($"study-anynet-e: {Bad}30 of 48 networks", transferred, StringComparison.Ordinal);
        Assert.Contains("The training regime is bad", (await _runner.RunAsync("report", "study-anynet-e", "--store", "study.db")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_StudyTooShortForDepth_HasTheCheckAsAMember()
    {
        await _runner.RunAsync("store", "import", "results.jsonl", "--store", "study.db");

        var pair = JsonNode.Parse((await _runner.RunAsync("compare", "study-anynet-a", "study-anynet-d", "--store", "study.db", "--json")).Output)!;
        Assert.Equal(("bad", "bad"), ((string)pair["regimeA"]!["verdict"]!, (string)pair["regimeB"]!["verdict"]!));
        Assert.Equal((19, 48), ((int)pair["regimeB"]!["earlyLoss"]!["all"]!["above"]!, (int)pair["regimeB"]!["earlyLoss"]!["all"]!["count"]!));

        var proposal = JsonNode.Parse((await _runner.RunAsync("derive", "study-anynet-e", "--store", "study.db", "--json")).Output)!;
        Assert.Equal("bad", (string)proposal["regime"]!["verdict"]!);
        Assert.Equal(0.7899, (double)proposal["regime"]!["depth"]!["trainError"]!["value"]!, 4);
        Assert.Equal(625, (int)proposal["regime"]!["steps"]!["steps"]!);

        var transfer = JsonNode.Parse((await _runner.RunAsync("transfer", "study-anynet-d", "study-anynet-e", "--store", "study.db", "--json")).Output)!;
        Assert.Equal(["bad", "bad"], transfer["regimes"]!.AsArray().Select(regime => (string)regime!["check"]!["verdict"]!));
        Assert.Equal("bad", (string)(await _runner.RunAsync("fit", "study-anynet-e", "--store", "study.db", "--json")).Lines[0]["regime"]!);
        var fidelity = JsonNode.Parse((await _runner.RunAsync("fidelity", "study-anynet-e", "--store", "study.db", "--json")).Output.Split('\n')[0])!;
        Assert.Equal(("regime", "bad"), ((string)fidelity["kind"]!, (string)fidelity["regime"]!["verdict"]!));
    }
}
