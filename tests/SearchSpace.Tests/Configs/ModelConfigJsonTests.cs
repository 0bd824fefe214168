namespace Explorer.SearchSpace.Tests.Configs;

public sealed class ModelConfigJsonTests
{
    private const string AnyNet = """
        {"family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck",
         "stages": [{"depth": 1, "width": 40, "stride": 1, "bottleneckRatio": 2, "groupWidth": 4}]}
        """;

    private const string RegNet = """
        {"family": "regnet", "input": {"channels": 3, "resolution": 224}, "classes": 1000, "stem": {"type": "simple", "width": 32}, "block": "bottleneck",
         "depth": 22, "initialWidth": 24, "slope": 24.48, "multiplier": 2.54, "groupWidth": 16, "bottleneckRatio": 1}
        """;

    [Fact]
    public void Write_EveryReferenceModel_ComesBackEqual() => Assert.All(
        ReferenceFiles.AnyNets().Concat(ReferenceFiles.Zoo()),
        row =>
        {
            var config = ModelConfigJson.Parse(row["model"]!.ToJsonString(), "row");
            Assert.Equal(config, ModelConfigJson.Parse(ModelConfigJson.Write(config), "written"));
        });

    [Fact]
    public void Write_AnyNet_IsOneLineInFixedOrderWithoutDefaults() => Assert.Equal(
        """{"family":"anynet","input":{"channels":3,"resolution":32},"classes":10,"stem":{"type":"cifar","width":16},"block":"bottleneck","stages":[{"depth":1,"width":40,"stride":1,"bottleneckRatio":2,"groupWidth":4}]}""",
        ModelConfigJson.Write(ModelConfigJson.Parse(AnyNet, "test")));

    // Python: hashlib.sha256(the line above).hexdigest()[:16]
    [Fact]
    public void Hash_AnyNet_IsSha256OfTheCanonicalLine() => Assert.Equal("148989dca4e81bc9", ModelConfigJson.Hash(ModelConfigJson.Parse(AnyNet, "test")));

    [Fact]
    public void Hash_DefaultsWrittenOutInAnotherOrder_IsTheSame()
    {
        var node = JsonNode.Parse(RegNet)!.AsObject();
        var turned = new JsonObject(node.Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())))
        {
            ["headWidth"] = 0, ["squeezeExcitation"] = 0.0, ["strides"] = new JsonArray(2, 2, 2, 2), ["depth"] = 22.0,
        };

        Assert.Equal(Hash(RegNet), Hash(turned.ToJsonString()));
    }

    [Theory]
    [InlineData("\"depth\": 22", "\"depth\": 21")]
    [InlineData("\"slope\": 24.48", "\"slope\": 24.481")]
    [InlineData("\"width\": 32", "\"width\": 33")]
    [InlineData("\"classes\": 1000", "\"classes\": 999")]
    public void Hash_AnotherValue_IsAnother(string old, string changed) =>
        Assert.NotEqual(Hash(RegNet), Hash(RegNet.Replace(old, changed, StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"groupWidth\": 4", "\"groupWidth\": 8", "$.stages[0].groupWidth", "8 does not divide the inner width 20")]
    [InlineData("\"depth\": 1", "\"depth\": 0", "$.stages[0].depth", "found 0, expected a whole number from 1 to 4096")]
    [InlineData("\"depth\": 1", "\"depth\": 1.5", "$.stages[0].depth", "found 1.5")]
    [InlineData("\"depth\": 1", "\"depth\": \"1\"", "$.stages[0].depth", "found \"1\"")]
    [InlineData("\"depth\": 1", "\"dept\": 1, \"depth\": 1", "$.stages[0].dept", "did you mean \"depth\"?")]
    [InlineData("\"depth\": 1, ", "", "$.stages[0].depth", "missing")]
    [InlineData("\"classes\": 10", "\"classes\": 10, \"classes\": 10", "$.classes", "given twice")]
    [InlineData("\"classes\": 10", "\"classes\": 1", "$.classes", "found 1")]
    [InlineData("\"classes\": 10", "\"classes\": 1e999", "$.classes", "found 1e999")]
    [InlineData("\"cifar\"", "\"cifer\"", "$.stem.type", "did you mean \"cifar\"?")]
    [InlineData("\"cifar\"", "3", "$.stem.type", "one of cifar, simple, resnet")]
    [InlineData("\"bottleneck\"", "\"Bottleneck\"", "$.block", "did you mean \"bottleneck\"?")]
    [InlineData("\"anynet\"", "\"anynets\"", "$.family", "did you mean \"anynet\"?")]
    [InlineData("\"anynet\"", "true", "$.family", "found true")]
    [InlineData("\"family\": \"anynet\", ", "", "$.family", "missing")]
    [InlineData("{\"channels\": 3, \"resolution\": 32}", "[3, 32]", "$.input", "found [3, 32], expected an object")]
    [InlineData("\"bottleneckRatio\": 2", "\"bottleneckRatio\": 0", "$.stages[0].bottleneckRatio", "found 0")]
    [InlineData("\"block\": \"bottleneck\"", "\"block\": \"bottleneck\", \"squeezeExcitation\": 2", "$.squeezeExcitation", "at least 0 and at most 1")]
    public void Parse_OneWrongMember_NamesItAndWhatWasExpected(string old, string changed, string path, string words) =>
        Problems.Only(Problems.Of(() => ModelConfigJson.Parse(AnyNet.Replace(old, changed, StringComparison.Ordinal), "test")), path, words);

    [Theory]
    [InlineData("\"initialWidth\": 24", "\"initialWidth\": 20", "$.initialWidth", "found 20, expected a multiple of 8")]
    [InlineData("\"multiplier\": 2.54", "\"multiplier\": 1", "$.multiplier", "found 1, expected a number above 1")]
    [InlineData("\"bottleneckRatio\": 1", "\"bottleneckRatio\": 1.5", "$.bottleneckRatio", "whole number or one over")]
    [InlineData("\"bottleneckRatio\": 1", "\"strides\": [2, 2]", "$.strides", "2 strides, expected one for each of the 4 stages")]
    [InlineData("\"slope\": 24.48", "\"slope\": 60000", "$", "wide")]
    public void Parse_OneWrongRegNetMember_NamesItAndWhatWasExpected(string old, string changed, string path, string words) =>
        Problems.Only(Problems.Of(() => ModelConfigJson.Parse(RegNet.Replace(old, changed, StringComparison.Ordinal), "test")), path, words);

    [Fact]
    public void Parse_SeveralProblems_ListsThemAll()
    {
        var text = AnyNet.Replace("\"depth\": 1", "\"depth\": -1", StringComparison.Ordinal)
            .Replace("\"width\": 16", "\"widht\": 16", StringComparison.Ordinal)
            .Replace("\"classes\": 10", "\"classes\": \"ten\"", StringComparison.Ordinal);
        var problems = Problems.Of(() => ModelConfigJson.Parse(text, "test"));

        Problems.Has(problems, "$.classes", "found \"ten\"");
        Problems.Has(problems, "$.stem.widht", "did you mean \"width\"?");
        Problems.Has(problems, "$.stem.width", "missing");
        Problems.Has(problems, "$.stages[0].depth", "found -1");
        Assert.Equal(4, problems.Count);
    }

    [Fact]
    public void Parse_SqueezeExcitationWithoutBottleneck_IsAProblem()
    {
        var text = AnyNet.Replace("\"bottleneck\"", "\"basic\", \"squeezeExcitation\": 0.25", StringComparison.Ordinal)
            .Replace(", \"bottleneckRatio\": 2, \"groupWidth\": 4", "", StringComparison.Ordinal);
        Problems.Only(Problems.Of(() => ModelConfigJson.Parse(text, "test")), "$.squeezeExcitation", "basic blocks have no squeeze-and-excitation");
    }

    [Fact]
    public void LoadLines_SecondLineWrong_NamesTheLine()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        File.WriteAllText(path, $"{OneLine(AnyNet)}\n\n{OneLine(RegNet).Replace("22,", "0,", StringComparison.Ordinal)}\n{{\n");
        try
        {
            var problems = Problems.Of(() => ModelConfigJson.LoadLines(path));
            Problems.Has(problems, "$.depth", "line 3: found 0");
            Problems.Has(problems, "$", "not valid JSON at line 4, column 2");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string OneLine(string json) => json.ReplaceLineEndings(" ");

    private static string Hash(string json) => ModelConfigJson.Hash(ModelConfigJson.Parse(json, "test"));
}
