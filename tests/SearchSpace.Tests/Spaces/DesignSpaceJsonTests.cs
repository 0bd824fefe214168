namespace Explorer.SearchSpace.Tests.Spaces;

public sealed class DesignSpaceJsonTests
{
    public static TheoryData<string> Spaces =>
    [
        SpaceTexts.AnyNetA,
        SpaceTexts.With(SpaceTexts.AnyNetA, """
            {"shared": ["bottleneckRatio", "groupWidth"], "nonDecreasing": ["width"], "nonIncreasing": ["depth"], "strides": [1, 2, 2, 2],
             "complexity": {"flops": ["360M", "400M"], "params": [null, 5e6]}, "squeezeExcitation": {"choices": [0, 0.25]},
             "stem": {"type": "resnet", "width": {"uniform": [16, 32], "multipleOf": 16}}, "headWidth": {"choices": [0, 512]}}
            """),
        SpaceTexts.With(SpaceTexts.AnyNetA, """{"depth": [1, 2, {"uniform": [1, 3]}, 1], "width": 64}"""),
        SpaceTexts.RegNetX,
        SpaceTexts.With(SpaceTexts.RegNetX, """{"stages": [2, 5], "strides": [1, 2, 2, 2, 1], "slope": {"uniform": [0, 64]}}"""),
    ];

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Write_Space_ComesBackEqual(string json)
    {
        var space = SpaceTexts.Read(json);
        Assert.Equal(space, SpaceTexts.Read(SpaceTexts.Write(space)));
    }

    [Fact]
    public void Read_AnyNet_HasDefaultsAndWindow()
    {
        var space = Assert.IsType<AnyNetSpace>(SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, """{"complexity": {"flops": ["360M", "0.4G"]}}""")));

        Assert.Equal([2, 2, 2, 2], space.Strides);
        Assert.Equal(new FixedValue(0), space.SqueezeExcitation);
        Assert.Equal(new CountRange(360_000_000, 400_000_000), space.Complexity.Flops);
        Assert.Equal(CountRange.All, space.Complexity.Params);
        Assert.Equal(new StageParameter([.. Enumerable.Repeat<Distribution>(new LogUniform(1, 16, 1), 4)], StageOrder.Free), space.Depth);
    }

    [Fact]
    public void Read_ConfigArray_IsAListOfThem()
    {
        const string config = """{"family": "anynet", "input": {"channels": 1, "resolution": 8}, "classes": 2, "stem": {"type": "cifar", "width": 4}, "block": "basic", "stages": [{"depth": 1, "width": 4, "stride": 1}]}""";
        var list = Assert.IsType<ConfigListSpace>(SpaceTexts.Read($$"""{"configs": [{{config}}]}"""));

        Assert.Equal(ModelConfigJson.Parse(config, "test"), Assert.Single(list.Configs));
        Assert.Equal(list, SpaceTexts.Read(SpaceTexts.Write(list)));
        Problems.Only(Problems.Of(() => SpaceTexts.Read($$"""{"configs": [{{config}}, {{config}}]}""")), "$.space.configs", "network 2 equals network 1");
    }

    [Theory]
    [InlineData("""{"familly": 1}""", "$.space.familly", "did you mean \"family\"?")]
    [InlineData("""{"family": "regent"}""", "$.space.family", "did you mean \"regnet\"?")]
    [InlineData("""{"stages": 0}""", "$.space.stages", "from 1 to 64")]
    [InlineData("""{"depth": [1, 2]}""", "$.space.depth", "2 items, expected 4")]
    [InlineData("""{"depth": {"uniform": [0, 3]}}""", "$.space.depth.uniform[0]", "found 0")]
    [InlineData("""{"bottleneckRatio": {"choices": [1, 1.5]}}""", "$.space.bottleneckRatio.choices[1]", "whole number or one over")]
    [InlineData("""{"bottleneckRatio": {"uniform": [1, 4]}}""", "$.space.bottleneckRatio.uniform", "a continuous range")]
    [InlineData("""{"shared": ["widht"]}""", "$.space.shared[0]", "did you mean \"width\"?")]
    [InlineData("""{"shared": ["width"], "nonDecreasing": ["width"]}""", "$.space.nonDecreasing[0]", "width is in shared too")]
    [InlineData("""{"shared": ["width", "width"]}""", "$.space.shared[1]", "listed twice")]
    [InlineData("""{"shared": "width"}""", "$.space.shared", "expected an array")]
    [InlineData("""{"depth": [1, 2, 3, 4], "shared": ["depth"]}""", "$.space.shared[0]", "expected one distribution for all")]
    [InlineData("""{"depth": [4, 3, 2, 1], "nonDecreasing": ["depth"]}""", "$.space.nonDecreasing[0]", "no values of depth have this order")]
    [InlineData("""{"complexity": {"flops": ["400M", "360M"]}}""", "$.space.complexity.flops", "lower end first")]
    [InlineData("""{"complexity": {"flops": ["x", null]}}""", "$.space.complexity.flops[0]", "expected a count such as")]
    [InlineData("""{"complexity": {"flop": ["1M", null]}}""", "$.space.complexity.flop", "did you mean \"flops\"?")]
    [InlineData("""{"strides": [1, 2]}""", "$.space.strides", "2 items, expected 4")]
    [InlineData("""{"block": "basic", "bottleneckRatio": 1}""", "$.space.bottleneckRatio", "basic blocks have no bottleneck")]
    [InlineData("""{"block": "vanilla", "squeezeExcitation": 0.25}""", "$.space.squeezeExcitation", "vanilla blocks have no squeeze-and-excitation")]
    [InlineData("""{"configs": "models.jsonl"}""", "$.space.family", "unknown member")]
    public void Read_WrongAnyNet_NamesThePlaceAndWhatWasExpected(string change, string path, string words) =>
        Problems.Has(Problems.Of(() => SpaceTexts.Read(SpaceTexts.With(SpaceTexts.AnyNetA, change))), path, words);

    [Theory]
    [InlineData("""{"initialWidth": {"uniform": [8, 12]}}""", "$.space.initialWidth.uniform[1]", "a multiple of 8")]
    [InlineData("""{"initialWidth": {"uniform": [8, 16]}}""", "$.space.initialWidth.uniform", "the value 9 is among those drawn")]
    [InlineData("""{"multiplier": {"uniform": [1, 2]}}""", "$.space.multiplier.uniform[0]", "above 1")]
    [InlineData("""{"stages": [5, 4]}""", "$.space.stages", "lower end first")]
    [InlineData("""{"slope": -1}""", "$.space.slope", "found -1")]
    public void Read_WrongRegNet_NamesThePlaceAndWhatWasExpected(string change, string path, string words) =>
        Problems.Only(Problems.Of(() => SpaceTexts.Read(SpaceTexts.With(SpaceTexts.RegNetX, change))), path, words);

    [Fact]
    public void Read_ConfigFileThatIsNotThere_NamesIt() => Problems.Only(
        Problems.Of(() => SpaceTexts.Read("""{"configs": "no-such-models.jsonl"}""")), "$.space.configs", "no such file");
}
