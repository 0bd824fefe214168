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

    [Theory]
    [InlineData("\"epochs\": 3", "\"epochs\": \"3\"")]
    [InlineData("\"logUniform\"", "\"loguniform\"")]
    [InlineData("\"bottleneck\"", "\"bottlenek\"")]
    [InlineData("\"name\": \"base\", ", "")]
    [InlineData("\"training\"", "\"trainings\"")]
    [InlineData("\"epochs\": 3", "\"epochs\": 0")]
    [InlineData("\"epochs\": 3", "\"epochs\": 3, \"momentum\": 1")]
    [InlineData("\"epochs\": 3", "\"epochs\": 3, \"momentum\": -0.1")]
    [InlineData("\"epochs\": 3", "\"epochs\": 3, \"nesterov\": 1")]
    [InlineData("\"epochs\": 3", "\"epochs\": 3, \"optimizer\": \"sdg\"")]
    [InlineData("\"stages\": 4", "\"stages\": 65")]
    [InlineData("\"stages\": 4", "\"stages\": 4, \"shared\": [\"depths\"]")]
    [InlineData("\"count\": 8", "\"count\": \"8\"")]
    public void Experiment_WrongFile_IsNotValid(string old, string changed)
    {
        Assert.Empty(new SchemaCheck(Experiment).Errors(JsonNode.Parse(ExperimentFiles.Base)));
        Assert.NotEmpty(new SchemaCheck(Experiment).Errors(JsonNode.Parse(ExperimentFiles.Base.Replace(old, changed, StringComparison.Ordinal))));
    }

    [Fact]
    public void Both_EveryMember_HasADescription() => Assert.All(
        Experiment["$defs"]!.AsObject().Concat(Model["$defs"]!.AsObject()).Concat(Study["$defs"]!.AsObject()),
        definition => Assert.All(
            definition.Value!["properties"]?.AsObject() ?? [],
            member => Assert.True(member.Value!["description"] is not null || member.Value["$ref"] is not null, $"{definition.Key}.{member.Key}")));

    private static JsonObject Schema(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder("schemas"), $"{name}.schema.json")))!.AsObject();

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
