using Explorer.Experiments.Studies;

namespace Explorer.Experiments.Tests.Studies;

public sealed class StudyReaderTests : IDisposable
{
    private const string Steps = """
        "steps": [{"experiment": "base.json", "question": "How good?"}, {"experiment": "b.json", "constraint": "one ratio"}, {"experiment": "c.json", "against": "base"}]
        """;

    private readonly ExperimentFiles _files = new();

    public StudyReaderTests()
    {
        _files.Write("b.json", """{"extends": "base.json", "name": "b", "space": {"shared": ["bottleneckRatio"], "complexity": {"flops": ["1M", "2M"], "params": [null, "1M"]}}}""");
        _files.Write("asha.json", """{"extends": "base.json", "name": "asha", "fidelity": {"scheduler": "asha"}}""");
        _files.Write("c.json", """{"extends": "b.json", "name": "c", "training": {"epochs": 5}}""");
    }

    public static TheoryData<string> Shipped => ShippedFiles.Studies;

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Load_ListedSteps_AreJudgedAgainstTheOneBeforeOrTheOneNamed()
    {
        var study = Read($$"""{"name": "s", "description": "d", {{Steps}}}""");

        Assert.Equal(StudyMode.Steps, study.Mode);
        Assert.Equal(["base", "b", "c"], study.Steps.Select(step => step.Experiment.Name));
        Assert.Equal([null, "base", "base"], study.Steps.Select(step => step.Against));
        Assert.Equal("How good?", study.Steps[0].Question);
        Assert.Equal("one ratio", study.Steps[1].Constraint);
        Assert.Null(study.Family);
    }

    [Fact]
    public void Load_Family_MergesBudgetsAndTrainingsOntoItsExperiment()
    {
        var study = Read($$"""
            {"name": "s", {{Steps}}, "family": {"from": "b", "networks": 4, "training": {"epochs": 2}, "limits": {"trialMinutes": 5},
              "budgets": [{"name": "1mf", "flops": ["1M", "1.5M"]}, {"name": "9mf", "flops": ["9M", null], "params": null}],
              "retrain": {"seeds": 2, "training": {"epochs": 7, "learningRate": 0.2} } } }
            """);

        var family = study.Family!;
        Assert.Equal(new FamilyBudget("1mf", new ComplexityWindow(new CountRange(1_000_000, 1_500_000), new CountRange(null, 1_000_000), CountRange.All)), family.Budgets[0]);
        Assert.Equal(new ComplexityWindow(new CountRange(9_000_000, null), CountRange.All, CountRange.All), family.Budgets[1].Window);
        Assert.Equal((2, 7, 0.2), (family.Selection.Settings.Epochs, family.Retraining.Settings.Epochs, family.Retraining.Settings.LearningRate));
        Assert.Equal(5, family.Limits.TrialMinutes);

        var selection = FamilyExperiments.Selection(study, study.Steps[1].Experiment, family.Budgets[0]);
        Assert.Equal(("s-1mf", 4, 2), (selection.Name, selection.Sample.Trials, selection.Training.Settings.Epochs));
        Assert.Equal(study.Steps[1].Experiment.Space, (SampledSpace)selection.Space with { Complexity = ((SampledSpace)study.Steps[1].Experiment.Space).Complexity });
    }

    [Fact]
    public void Load_SharedNetworks_AreOfListedStepsOnly()
    {
        Assert.False(Read($$"""{"name": "s", {{Steps}}}""").SharesNetworks);
        Assert.True(Read($$"""{"name": "s", "shareNetworks": true, {{Steps}}}""").SharesNetworks);
        var refused = Assert.Throws<InvalidInputException>(() => Read("""{"name": "s", "mode": "auto", "shareNetworks": true, "auto": {"start": "base.json", "looks": [4, 8]}}"""));
        Assert.Contains("$.shareNetworks: found in auto mode", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Auto_StartsFromOneExperiment()
    {
        var study = Read("""{"name": "s", "mode": "auto", "auto": {"start": "base.json", "looks": [4, 8], "level": 0.1, "rounds": 3}}""");

        Assert.Equal(["base"], study.Steps.Select(step => step.Experiment.Name));
        Assert.Equal(new AutoSettings { Looks = [4, 8], Level = 0.1, Rounds = 3 }, study.Auto);
    }

    [Theory]
    [InlineData("""{"name": "s"}""", "$.steps", "missing")]
    [InlineData("""{"name": "A", "steps": []}""", "$.name", "it names files")]
    [InlineData("""{"name": "s", "steps": []}""", "$.steps", "expected 1 to 1000")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "nowhere.json"}]}""", "$.steps[0].experiment", "there is no file")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "base.json"}, {"experiment": "base.json"}]}""", "$.steps[1].experiment", "is a step already")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "base.json", "against": "b"}]}""", "$.steps[0].against", "the first step has none")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "base.json"}, {"experiment": "b.json", "against": "bsae"}]}""", "$.steps[1].against", "did you mean \"base\"?")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "base.json", "qestion": ""}]}""", "$.steps[0].qestion", "did you mean \"question\"?")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "asha.json"}]}""", "$.steps[0].experiment", "its population is no sample of its space")]
    [InlineData("""{"name": "s", "mode": "autom"}""", "$.mode", "did you mean \"auto\"?")]
    [InlineData("""{"name": "s", "mode": "auto", "steps": []}""", "$.steps", "expected \"auto\" alone")]
    [InlineData("""{"name": "s", "mode": "auto", "auto": {"start": "base.json", "looks": [8, 4]}}""", "$.auto.looks", "increasing")]
    [InlineData("""{"name": "s", "mode": "auto", "auto": {"start": "base.json", "looks": [8], "level": 1}}""", "$.auto.level", "below 1")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "base.json"}], "family": {"budgets": [{"name": "a", "flops": ["2M", "1M"]}]}}""", "$.family.budgets[0].flops", "lower end first")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "base.json"}], "family": {"budgets": [{"name": "a b", "flops": ["1M", "2M"]}]}}""", "$.family.budgets[0].name", "it names files")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "base.json"}], "family": {"budgets": [{"name": "a", "flops": [null, "2M"]}], "training": {"epoch": 1}}}""", "$.family.training.epoch", "did you mean \"epochs\"?")]
    [InlineData("""{"name": "s", "steps": [{"experiment": "base.json"}], "family": {"from": "bass", "budgets": []}}""", "$.family.from", "did you mean \"base\"?")]
    public void Load_WrongFile_NamesThePlace(string text, string path, string words)
    {
        var problems = Assert.Throws<InvalidInputException>(() => Read(text)).Problems;

        Assert.Contains(problems, problem => problem.Path == path && problem.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_WrongExperiments_ListsTheProblemsOfAll()
    {
        _files.Write("bad.json", """{"extends": "base.json", "name": "bad", "sample": {"count": 0}, "training": {"momentum": 2}}""");
        var problems = Assert.Throws<InvalidInputException>(() => Read("""{"name": "s", "steps": [{"experiment": "bad.json"}, {"experiment": "gone.json"}]}""")).Problems;

        Assert.Equal(["$.steps[0].experiment", "$.steps[0].experiment", "$.steps[1].experiment"], problems.Select(problem => problem.Path));
        Assert.Contains("$.sample.count", problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Load_EveryShippedStudy_IsAcceptedAndNamedAsItsFile(string file)
    {
        var study = StudyReader.Load(ShippedFiles.Path(file));

        Assert.Equal(System.IO.Path.GetFileNameWithoutExtension(file), study.Name);
        foreach (var budget in study.Family?.Budgets ?? [])
        {
            var from = study.Steps.FirstOrDefault(step => step.Experiment.Name == study.Family!.From) ?? study.Steps[^1];
            Assert.Equal(4, ExperimentPlan.Create(FamilyExperiments.Selection(study, from.Experiment, budget), 4).Count);
        }
    }

    private Study Read(string text) => StudyReader.Load(_files.Write("study.json", text));
}
