using Explorer.Experiments.Studies;
using Explorer.SearchSpace.Json;

namespace Explorer.Experiments.Tests.Schemas;

public sealed class SchemaTests
{
    private static readonly JsonObject Experiment = Schema("experiment");
    private static readonly JsonObject Model = Schema("model");
    private static readonly JsonObject Study = Schema("study");

    public static TheoryData<string> Files => ShippedFiles.Experiments;

    [Theory]
    [MemberData(nameof(Files))]
    public void Experiment_EveryShippedFile_IsValid(string file) =>
        Assert.Empty(new SchemaCheck(Experiment).Errors(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder("experiments"), file)))));

    [Theory]
    [MemberData(nameof(Files))]
    public void Experiment_EveryDefinition_IsValid(string file) => Assert.Empty(
        new SchemaCheck(Experiment).Errors(JsonNode.Parse(ExperimentReader.Load(Path.Combine(Folder("experiments"), file)).Definition)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Model_EverySampledConfig_IsValid(string file) => Assert.All(
        ExperimentPlan.Create(ExperimentReader.Load(Path.Combine(Folder("experiments"), file)), 5),
        trial => Assert.Empty(new SchemaCheck(Model).Errors(JsonNode.Parse(ModelConfigJson.Write(trial.Config)))));

    public static TheoryData<string> Studies => ShippedFiles.Studies;

    [Theory]
    [MemberData(nameof(Studies))]
    public void Study_EveryShippedFile_IsValid(string file) =>
        Assert.Empty(new SchemaCheck(Study).Errors(JsonNode.Parse(File.ReadAllText(ShippedFiles.Path(file)))));

    [Fact]
    public void Study_Members_AreTheReadersMembers()
    {
        Same(StudyReader.Members, Study);
        Same(StudyReader.Step, Definition(Study, "step"));
        Same(StudyReader.Auto, Definition(Study, "auto"));
        Same(FamilyReader.Members, Definition(Study, "family"));
        Same(FamilyReader.Budget, Definition(Study, "budget"));
        Same(FamilyReader.Retrain, Definition(Study, "retrain"));
    }

    [Theory]
    [InlineData("\"epochs\": 3", "\"epochs\": \"3\"")]
    [InlineData("\"logUniform\"", "\"loguniform\"")]
    [InlineData("\"bottleneck\"", "\"bottlenek\"")]
    [InlineData("\"name\": \"base\", ", "")]
    [InlineData("\"training\"", "\"trainings\"")]
    public void Experiment_WrongFile_IsNotValid(string old, string changed)
    {
        Assert.Empty(new SchemaCheck(Experiment).Errors(JsonNode.Parse(ExperimentFiles.Base)));
        Assert.NotEmpty(new SchemaCheck(Experiment).Errors(JsonNode.Parse(ExperimentFiles.Base.Replace(old, changed, StringComparison.Ordinal))));
    }

    [Fact]
    public void Experiment_Members_AreTheReadersMembers()
    {
        Same(ExperimentReader.Members, Experiment);
        Same(ExperimentReader.Sample, Definition(Experiment, "sample"));
        Same(FidelityReader.Members, Definition(Experiment, "fidelity"));
        Same(FidelityReader.Rung, Definition(Experiment, "rung"));
        Same(DataReader.Members, Definition(Experiment, "data"));
        Same(TrainingReader.Members, Definition(Experiment, "training"));
        Same(LimitsReader.Members, Definition(Experiment, "limits"));
        Same(AnyNetSpaceReader.Members, Definition(Experiment, "anynet"));
        Same(RegNetSpaceReader.Members, Definition(Experiment, "regnet"));
        Same(VggSpaceReader.Members, Definition(Experiment, "vgg"));
        Same(ResNetSpaceReader.Members, Definition(Experiment, "resnet"));
        Same(MlpSpaceReader.Members, Definition(Experiment, "mlp"));
        Same(ConfigListReader.Members, Definition(Experiment, "configs"));
        Same(SpaceMembers.Window, Definition(Experiment, "complexity"));
        Same(DistributionReader.Members, Definition(Experiment, "distribution"));
        Same(NetworkMembers.Input, Definition(Experiment, "input"));
        Same(NetworkMembers.Stem, Definition(Experiment, "stem"));
        string[][] families = [AnyNetSpaceReader.Members, RegNetSpaceReader.Members, VggSpaceReader.Members, ResNetSpaceReader.Members, MlpSpaceReader.Members];
        Same(families.SelectMany(members => members).Distinct().Except(["family"]), Definition(Experiment, "partialSpace"));
    }

    [Fact]
    public void Model_Members_AreTheReadersMembers()
    {
        Same(AnyNetConfigReader.Members, Definition(Model, "anynet"));
        Same(AnyNetConfigReader.Stage, Definition(Model, "stage"));
        Same(RegNetConfigReader.Members, Definition(Model, "regnet"));
        Same(VggConfigReader.Members, Definition(Model, "vgg"));
        Same(VggConfigReader.Block, Definition(Model, "vggBlock"));
        Same(ResNetConfigReader.Members, Definition(Model, "resnet"));
        Same(ResNeXtConfigReader.Members, Definition(Model, "resnext"));
        Same(MlpConfigReader.Members, Definition(Model, "mlp"));
        Same(NetworkMembers.Input, Definition(Model, "input"));
        Same(NetworkMembers.Stem, Definition(Model, "stem"));
    }

    [Fact]
    public void Both_Words_AreTheEnumsWords()
    {
        SameWords(EnumNames.All<StemType>(), Definition(Model, "stem")["properties"]!["type"]!);
        SameWords(EnumNames.All<BlockType>(), Definition(Model, "block"));
        SameWords([.. ResidualMembers.Blocks.Select(EnumNames.Of)], Definition(Model, "resnet")["properties"]!["block"]!);
        SameWords(EnumNames.All<MlpNormalization>(), Definition(Model, "mlp")["properties"]!["normalization"]!);
        SameWords(EnumNames.All<ActivationType>(), Definition(Model, "mlp")["properties"]!["activation"]!);
        SameWords(EnumNames.All<ActivationType>(), Definition(Experiment, "mlp")["properties"]!["activation"]!["anyOf"]![0]!);
        SameWords(EnumNames.All<StemType>(), Definition(Experiment, "stem")["properties"]!["type"]!);
        SameWords(EnumNames.All<BlockType>(), Definition(Experiment, "block"));
        SameWords(EnumNames.All<OptimizerType>(), Definition(Experiment, "training")["properties"]!["optimizer"]!);
        SameWords(EnumNames.All<ScheduleType>(), Definition(Experiment, "training")["properties"]!["schedule"]!);
        SameWords(EnumNames.All<PrecisionType>(), Definition(Experiment, "training")["properties"]!["precision"]!);
        SameWords(EnumNames.All<Augmentation>(), Definition(Experiment, "training")["properties"]!["augment"]!["items"]!);
        SameWords(EnumNames.All<SchedulerType>(), Definition(Experiment, "fidelity")["properties"]!["scheduler"]!);
        SameWords(ProxyNames.All, Definition(Experiment, "fidelity")["properties"]!["proxies"]!["items"]!);
        SameWords([.. DataSetFacts.All.Select(f => f.Name)], Definition(Experiment, "data")["properties"]!["name"]!["anyOf"]![0]!);
        SameWords(StageParameterReader.Names, Definition(Experiment, "stageParameter"));
    }

    [Fact]
    public void Both_EveryMember_HasADescription() => Assert.All(
        Experiment["$defs"]!.AsObject().Concat(Model["$defs"]!.AsObject()).Concat(Study["$defs"]!.AsObject()),
        definition => Assert.All(
            definition.Value!["properties"]?.AsObject() ?? [],
            member => Assert.True(member.Value!["description"] is not null || member.Value["$ref"] is not null, $"{definition.Key}.{member.Key}")));

    // What only takes an extended space's member out is no member of the family that is left.
    private static void Same(IEnumerable<string> members, JsonObject schema) => Assert.Equal(
        members.Order(StringComparer.Ordinal),
        schema["properties"]!.AsObject().Where(p => p.Key != "$schema" && !IsNullOnly(p.Value!)).Select(p => p.Key).Order(StringComparer.Ordinal));

    private static bool IsNullOnly(JsonNode schema) => schema["type"] is JsonValue type && (string)type! == "null";

    private static void SameWords(IReadOnlyList<string> words, JsonNode schema) =>
        Assert.Equal(words, schema["enum"]!.AsArray().Select(word => (string)word!));

    private static JsonObject Definition(JsonObject schema, string name) => schema["$defs"]![name]!.AsObject();

    private static JsonObject Schema(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder("schemas"), $"{name}.schema.json")))!.AsObject();

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
