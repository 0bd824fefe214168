using System.IO.Compression;
using System.Text.Json.Nodes;
using Explorer.Analysis.Regime;
using Explorer.Experiments.Data;

namespace Explorer.Analysis.Tests.Regime;

/// <summary>The shipped study whose trainings are known to be too short for depth: 384 networks of eight spaces.</summary>
public sealed class RegNetStudyTests
{
    private static readonly Dictionary<string, List<TrialRecord>> Spaces = Read();

    // Counted and correlated from the file by Python: networks whose first loss is above log 10, in all and in the deepest third (all of its least depth), and Spearman's correlation of depth with
    // the last training error as that of the residuals of the ranks on those of FLOPs (numpy).
    [Theory]
    [InlineData("study-anynet-a", 9, 7, 21, 0.5744)]
    [InlineData("study-anynet-b", 7, 6, 19, 0.5121)]
    [InlineData("study-anynet-c", 6, 4, 17, 0.5091)]
    [InlineData("study-anynet-d", 19, 14, 19, 0.7602)]
    [InlineData("study-anynet-e", 30, 16, 18, 0.7899)]
    [InlineData("study-regnetx", 27, 13, 17, 0.6989)]
    [InlineData("study-regnetx-constrained", 9, 8, 20, 0.8310)]
    [InlineData("study-regnety", 6, 5, 19, 0.8275)]
    public void Of_SpaceOfTheStudy_IsBad(string space, int above, int deepAbove, int deep, double correlation)
    {
        var check = RegimeCheck.Of(Spaces[space], new DataSettings { Name = "cifar10", Train = 8_000, Validation = 4_000 });

        Assert.Equal(RegimeVerdict.Bad, check.Verdict);
        Assert.Equal([RegimeSign.EarlyLoss, RegimeSign.Depth, RegimeSign.Steps], check.Findings.Select(finding => finding.Sign));
        Assert.Equal((above, deepAbove, deep), (check.EarlyLoss!.All.Above, check.EarlyLoss.Deep!.Above, check.EarlyLoss.Deep.Count));
        Assert.Equal(correlation, check.Depth!.Depth.Value.Value, 4);
        Assert.Equal(new TrainingSteps(625, 5, 64), check.Steps);
    }

    private static Dictionary<string, List<TrialRecord>> Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Repository.File("docs", "studies", "regnet-study", "results.jsonl.gz")), CompressionMode.Decompress));
        var trials = new List<TrialRecord>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("{\"type\":\"trial\"", StringComparison.Ordinal))
                trials.Add(TrialsJson.Deserialize<TrialRecord>(JsonNode.Parse(line)!["value"]!.ToJsonString()));
        }

        return trials.GroupBy(trial => trial.Experiment).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
    }
}
