namespace Explorer.SearchSpace.Tests.Configs;

public sealed class ModelExpansionTests
{
    [Fact]
    public void ToAnyNet_EveryReferenceLine_HasTheAuthorsStages() => Assert.All(ReferenceFiles.RegNetWidths(), row =>
    {
        var config = new RegNetConfig
        {
            Input = new InputShape(3, 224),
            Classes = 1000,
            Stem = new StemConfig(StemType.Simple, 32),
            Block = BlockType.Bottleneck,
            Depth = (int)row["depth"]!,
            InitialWidth = (double)row["initialWidth"]!,
            Slope = (double)row["slope"]!,
            Multiplier = (double)row["multiplier"]!,
            GroupWidth = (int)row["groupWidth"]!,
            BottleneckRatio = (double)row["bottleneckRatio"]!,
        };

        Assert.Equal(Stages(row), config.ToAnyNet().Stages.Select(s => (s.Depth, s.Width, s.GroupWidth)));
    });

    [Fact]
    public void ToAnyNet_EveryPublishedRegNet_HasThePublishedStages() => Assert.All(ReferenceFiles.Zoo(), row => Assert.Equal(
        Stages(row),
        ModelConfigJson.Parse(row["model"]!.ToJsonString(), "row").ToAnyNet().Stages.Select(s => (s.Depth, s.Width, s.GroupWidth))));

    // The published RegNetX-400MF, as the paper's appendix prints it.
    [Fact]
    public void ToAnyNet_RegNetX400MF_MatchesThePaper()
    {
        var stages = ModelConfigJson.Parse(Json("22", "24", "24.48", "2.54"), "test").ToAnyNet().Stages;

        Assert.Equal([32, 64, 160, 384], stages.Select(s => s.Width));
        Assert.Equal([1, 2, 7, 12], stages.Select(s => s.Depth));
        Assert.All(stages, s => Assert.Equal(2, s.Stride));
    }

    private static IEnumerable<(int Depth, int Width, int GroupWidth)> Stages(JsonNode row) =>
        row["stages"]!.AsArray().Select(s => ((int)s!["depth"]!, (int)s["width"]!, (int)s["groupWidth"]!));

    private static string Json(string depth, string initialWidth, string slope, string multiplier) => $$"""
        {"family": "regnet", "input": {"channels": 3, "resolution": 224}, "classes": 1000, "stem": {"type": "simple", "width": 32},
         "block": "bottleneck", "depth": {{depth}}, "initialWidth": {{initialWidth}}, "slope": {{slope}}, "multiplier": {{multiplier}},
         "groupWidth": 16, "bottleneckRatio": 1}
        """;
}
