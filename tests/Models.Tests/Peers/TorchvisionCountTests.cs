namespace Explorer.Models.Tests.Peers;

/// <summary>Parameter counts of torchvision's models of the same names, asked of torchvision itself.</summary>
public sealed class TorchvisionCountTests(ITestOutputHelper output)
{
    // torchvision rounds halves up where the paper's authors round them to even, so that some stages of these differ in width.
    private static readonly string[] OtherWidths = ["regnet_x_400mf", "regnet_y_800mf", "regnet_y_8gf"];

    [Fact]
    public void Of_EveryPresetOfTorchvision_HasItsParameterCount()
    {
        PeerProcess.NeedPython(["torch", "torchvision"], "python3-torch and python3-torchvision are");
        var text = PeerProcess.RunPython("torchvision_counts.py");
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
}
