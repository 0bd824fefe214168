using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Models.Tests.Peers;

/// <summary>Parameter counts of torchvision's models of the same names, asked of torchvision itself.</summary>
public sealed class TorchvisionCountTests(ITestOutputHelper output)
{
    private const string Python = "/usr/bin/python3";

    // torchvision rounds halves up where the paper's authors round them to even, so that some stages of these differ in width.
    private static readonly string[] OtherWidths = ["regnet_x_400mf", "regnet_y_800mf", "regnet_y_8gf"];

    [Fact]
    public void Of_EveryPresetOfTorchvision_HasItsParameterCount()
    {
        Assert.SkipUnless(File.Exists(Python), "no python3");
        var (exit, text) = Run(Path.Combine(AppContext.BaseDirectory, "Peers", "torchvision_counts.py"));
        Assert.SkipUnless(exit == 0, "python3-torch and python3-torchvision are not installed");
        var counts = JsonSerializer.Deserialize<Dictionary<string, long>>(text)!;
        Assert.InRange(counts.Count, 28, 32);
        foreach (var (name, count) in counts)
        {
            var ours = ComplexityCalculator.Of(Presets.Find(Ours(name))).Params;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} torchvision {count} here {ours}"));
            Assert.Equal(!OtherWidths.Contains(name), count == ours);
        }
    }

    // regnet_x_1_6gf is regnetx-1.6gf.
    private static string Ours(string name) => name.StartsWith("regnet_", StringComparison.Ordinal)
        ? $"regnet{name[7]}-{name[9..].Replace('_', '.')}"
        : name;

    private (int Exit, string Output) Run(string script)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, [script]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output.WriteLine(errors.GetAwaiter().GetResult());
        return (process.ExitCode, text);
    }
}
