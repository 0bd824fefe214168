using System.Text;
using System.Text.Json;

namespace Explorer.Tests.Commands;

/// <summary>A population from elsewhere through import, fit, derive and report, as a user would type it.</summary>
public sealed class RulesCommandTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task ImportFitDerive_PlantedCsv_ProposesTheRuleAsAFileThatIsAnExperiment()
    {
        SmallExperiment.Write(_runner);
        _runner.Write("others.csv", Planted());

        var imported = await _runner.RunAsync("store", "import-sweep", "others.csv", "--name", "others", "--like", "small.json");
        Assert.Equal((0, string.Empty), (imported.ExitCode, imported.Error));
        Assert.Contains("imported 96 trials as 'others': 96 completed", imported.Output, StringComparison.Ordinal);

        var fit = await _runner.RunAsync("fit", "others", "regnetx-400mf", "--json");
        var lines = fit.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(97, lines.Count);
        Assert.All(lines, line => Assert.All(["initialWidth", "slope", "multiplier", "depth", "fitError"], name => Assert.True(line.TryGetProperty(name, out _), name)));
        Assert.Equal(22, lines[0].GetProperty("depth").GetInt32());

        var derived = await _runner.RunAsync("derive", "others", "--save", "next.json");
        Assert.Equal(0, derived.ExitCode);
        Assert.Contains("widths that never fall", derived.Output, StringComparison.Ordinal);
        Assert.Contains("refuted when", derived.Output, StringComparison.Ordinal);
        var sampled = await _runner.RunAsync("sample", "next.json", "--count", "3", "--json");
        Assert.Equal((0, 3), (sampled.ExitCode, sampled.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));

        var check = await _runner.RunAsync("store", "check");
        Assert.Contains("sound", check.Output, StringComparison.Ordinal);
        var report = await _runner.RunAsync("report", "others");
        Assert.Equal(0, report.ExitCode);
    }

    [Fact]
    public async Task ImportSweep_OneBadRow_LeavesNoStoreBehind()
    {
        SmallExperiment.Write(_runner);
        _runner.Write("bad.csv", "error,depth_1,width_1,depth_2,width_2,depth_3,width_3\n0.5,1,8,1,8,1,8\n50,1,8,1,8,1,8\n");

        var output = await _runner.RunAsync("store", "import-sweep", "bad.csv", "--name", "bad", "--like", "small.json");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("line 3", output.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_runner.Folder, "results.litedb")));
    }

    [Fact]
    public async Task Fit_NameOfNothing_SaysWhatIsNear()
    {
        var output = await _runner.RunAsync("fit", "regnetx-40mf");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("regnetx-400mf", output.Error, StringComparison.Ordinal);
    }

    // Three stages; every fall of the width costs eight points of error.
    private static string Planted()
    {
        var random = new Random(4);
        var csv = new StringBuilder("error,depth_1,width_1,depth_2,width_2,depth_3,width_3,bottleneck_ratio,group_width\n");
        for (var row = 0; row < 96; row++)
        {
            int[] widths = [.. Enumerable.Range(0, 3).Select(_ => 8 * (1 + random.Next(12)))];
            var falls = (widths[1] < widths[0] ? 1 : 0) + (widths[2] < widths[1] ? 1 : 0);
            var error = 0.3 + (0.08 * falls) + (0.02 * random.NextDouble());
            csv.Append(CultureInfo.InvariantCulture, $"{error},{1 + random.Next(3)},{widths[0]},{1 + random.Next(3)},{widths[1]},{1 + random.Next(3)},{widths[2]},1,8\n");
        }

        return csv.ToString();
    }
}
