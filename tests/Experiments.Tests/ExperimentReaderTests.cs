namespace Explorer.Experiments.Tests;

public sealed class ExperimentReaderTests
{
    [Fact]
    public void Parse_MinimalExperiment_HasTheDefaults()
    {
        var experiment = Read("""{"sample": null, "description": null}""");

        Assert.Equal("base", experiment.Name);
        Assert.Null(experiment.Description);
        Assert.Equal(new SampleSettings { Count = 32, Seed = 1 }, experiment.Sample);
        Assert.Equal(new DataSettings { Name = "shapes", Train = 1000, Validation = 200 }, experiment.Data);
        Assert.Equal(new TrainingSpace(new TrainingSettings { Epochs = 3 }, []), experiment.Training);
        Assert.Equal(new Limits(), experiment.Limits);
        Assert.Equal(SchedulerType.None, experiment.Fidelity.Scheduler);
    }

    [Fact]
    public void Parse_EveryTrainingMember_IsRead()
    {
        var training = Read("""
            {"training": {"epochs": 9, "batchSize": 64, "optimizer": "adam", "learningRate": 0.01, "schedule": "step", "stepEpochs": [3, 6], "stepFactor": 0.2,
              "warmupEpochs": 0.5, "warmupFactor": 0.2, "momentum": 0.8, "nesterov": false, "weightDecay": 1e-4, "weightDecayOnNorms": false,
              "labelSmoothing": 0.1, "averageDecay": 0.99, "zeroInitFinalGamma": true, "cropPadding": 0.25, "preciseNormImages": 512, "augment": ["crop", "cutout"], "precision": "bfloat16"},
             "limits": {"trialMinutes": 0.5, "trialMemory": "1.5G", "retries": 0}}
            """);

        Assert.Equal(
            new TrainingSettings
            {
                Epochs = 9, BatchSize = 64, Optimizer = OptimizerType.Adam, LearningRate = 0.01, Schedule = ScheduleType.Step, StepEpochs = [3, 6],
                StepFactor = 0.2, WarmupEpochs = 0.5, WarmupFactor = 0.2, Momentum = 0.8, Nesterov = false, WeightDecay = 1e-4, WeightDecayOnNorms = false,
                LabelSmoothing = 0.1, AverageDecay = 0.99, ZeroInitFinalGamma = true, CropPadding = 0.25, PreciseNormImages = 512, Augment = [Augmentation.Crop, Augmentation.Cutout],
                Precision = PrecisionType.BFloat16,
            },
            training.Training.Settings);
        Assert.Equal(new Limits { TrialMinutes = 0.5, TrialMemory = 3L << 29, Retries = 0 }, training.Limits);
    }

    [Fact]
    public void Parse_DrawnFlag_IsDrawnWrittenAndReadAgain()
    {
        var training = Read("""{"training": {"epochs": 3, "zeroInitFinalGamma": {"choices": [false, true]}, "nesterov": false}}""");

        var again = ExperimentReader.Parse(training.Definition, "again").Training;
        Assert.Equal(training.Training, again);
        Assert.False(again.Settings.Nesterov);
        Assert.Equal(new TrainingDraw("zeroInitFinalGamma", new Choices([0, 1])), Assert.Single(again.Draws));
        Assert.Equal([false, true], Enumerable.Range(0, 32).Select(i => again.Resolve((ulong)i).ZeroInitFinalGamma).Distinct().Order());
    }

    [Theory]
    [InlineData("""{"training": {"epochs": 3, "nesterov": 1}}""", "$.training.nesterov", "expected true or false")]
    [InlineData("""{"training": {"epochs": 3, "nesterov": {"choices": [false, true], "uniform": [0, 1]}}}""", "$.training.nesterov.uniform", "unknown member")]
    [InlineData("""{"training": {"epochs": 3, "nesterov": {"choices": [false, 1]}}}""", "$.training.nesterov.choices[1]", "expected true or false")]
    [InlineData("""{"training": {"epochs": 3, "nesterov": {"choices": [true, true]}}}""", "$.training.nesterov.choices", "listed twice")]
    [InlineData("""{"training": {"epochs": 3, "cropPadding": 1}}""", "$.training.cropPadding", "found 1")]
    [InlineData("""{"training": {"epochs": 3, "preciseNormImages": -1}}""", "$.training.preciseNormImages", "found -1")]
    [InlineData("""{"nam": 1}""", "$.nam", "did you mean \"name\"?")]
    [InlineData("""{"name": "A B"}""", "$.name", "it names files")]
    [InlineData("""{"name": "../up"}""", "$.name", "it names files")]
    [InlineData("""{"name": null}""", "$.name", "missing")]
    [InlineData("""{"space": []}""", "$.space", "expected a space")]
    [InlineData("""{"sample": {"count": 0}}""", "$.sample.count", "found 0")]
    [InlineData("""{"sample": {"seed": -1}}""", "$.sample.seed", "found -1")]
    [InlineData("""{"sample": {"size": 5}}""", "$.sample.size", "known ones are count, seed, repeats")]
    [InlineData("""{"sample": {"repeats": 0}}""", "$.sample.repeats", "found 0")]
    [InlineData("""{"data": null}""", "$.data", "missing")]
    [InlineData("""{"data": {"name": "cifer10", "validation": 10}}""", "$.data.name", "did you mean \"cifar10\"?")]
    [InlineData("""{"data": {"name": "cifar100", "validation": 10}}""", "$.space.classes", "found 10, expected 100")]
    [InlineData("""{"data": {"name": "mnist", "validation": 10}}""", "$.space.input.channels", "found 3, expected 1: mnist has 1 channel")]
    [InlineData("""{"data": {"name": "cifar10", "train": 48000, "validation": 5000}}""", "$.data", "at most 50000")]
    [InlineData("""{"data": {"name": "cifar10"}}""", "$.data.validation", "missing")]
    [InlineData("""{"data": {"name": "shapes", "validation": 10}}""", "$.data.train", "drawn by the program")]
    [InlineData("""{"training": {}}""", "$.training.epochs", "missing")]
    [InlineData("""{"training": {"epochs": 0}}""", "$.training.epochs", "at least 1")]
    [InlineData("""{"training": {"epochs": 3, "learningrate": 1}}""", "$.training.learningrate", "did you mean \"learningRate\"?")]
    [InlineData("""{"training": {"epochs": 3, "learningRate": 0}}""", "$.training.learningRate", "above 0")]
    [InlineData("""{"training": {"epochs": 3, "warmupEpochs": 3}}""", "$.training.warmupEpochs", "3 warm-up epochs of 3")]
    [InlineData("""{"training": {"epochs": 3, "warmupEpochs": {"uniform": [0, 4]}}}""", "$.training.warmupEpochs", "4 warm-up epochs of 3")]
    [InlineData("""{"training": {"epochs": 3, "momentum": 0}}""", "$.training.momentum", "\"nesterov\": false")]
    [InlineData("""{"training": {"epochs": 3, "schedule": "cosin"}}""", "$.training.schedule", "did you mean \"cosine\"?")]
    [InlineData("""{"training": {"epochs": 3, "schedule": "step"}}""", "$.training.stepEpochs", "missing")]
    [InlineData("""{"training": {"epochs": 3, "stepEpochs": [1]}}""", "$.training.stepEpochs", "only the step schedule")]
    [InlineData("""{"training": {"epochs": 3, "schedule": "step", "stepEpochs": [2, 1]}}""", "$.training.stepEpochs", "increasing")]
    [InlineData("""{"training": {"epochs": 3, "schedule": "step", "stepEpochs": [3]}}""", "$.training.stepEpochs", "a step after epoch 3 of 3")]
    [InlineData("""{"training": {"epochs": 3, "augment": ["flip", "flip"]}}""", "$.training.augment", "each augmentation once")]
    [InlineData("""{"training": {"epochs": 3, "augment": ["flipp"]}}""", "$.training.augment[0]", "did you mean \"flip\"?")]
    [InlineData("""{"training": {"epochs": 3, "precision": "flaot32"}}""", "$.training.precision", "did you mean \"float32\"?")]
    [InlineData("""{"training": {"epochs": 3, "batchSize": 2000}}""", "$.training", "batchSize 2000 is larger than the 1000 training images")]
    [InlineData("""{"fidelity": {"scheduler": "ashe"}}""", "$.fidelity.scheduler", "did you mean \"asha\"?")]
    [InlineData("""{"limits": {"trialMemory": "8X"}}""", "$.limits.trialMemory", "expected bytes such as")]
    [InlineData("""{"limits": {"trialMemory": 1000}}""", "$.limits.trialMemory", "at least \"64M\"")]
    [InlineData("""{"limits": {"trialMinutes": 0}}""", "$.limits.trialMinutes", "above 0")]
    [InlineData("""{"limits": {"retries": 1.5}}""", "$.limits.retries", "whole number")]
    public void Parse_OneWrongMember_NamesItAndWhatWasExpected(string change, string path, string words)
    {
        var problem = Assert.Single(Problems(() => Read(change)));
        Assert.Equal(path, problem.Path);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SeveralProblems_ListsThemAll()
    {
        var problems = Problems(() => Read("""{"name": "", "sample": {"count": "many"}, "training": {"epochs": 3, "nestrov": true}, "limits": {"retries": -1}}"""));
        Assert.Equal(["$.name", "$.sample.count", "$.training.nestrov", "$.limits.retries"], problems.Select(p => p.Path));
    }

    [Fact]
    public void Parse_LearningRateSweep_DrawsEachTrialsRateAlone()
    {
        var one = Read("""{"training": {"epochs": 3, "learningRate": {"logUniform": [0.01, 1]}}}""");
        var two = Read("""{"training": {"epochs": 3, "learningRate": {"logUniform": [0.01, 1]}, "weightDecay": {"choices": [0, 1e-4]}, "batchSize": {"power2": [32, 128]}}}""");
        var (first, second) = (ExperimentPlan.Create(one), ExperimentPlan.Create(two));

        Assert.Equal(new TrainingDraw("learningRate", new LogUniform(0.01, 1)), Assert.Single(one.Training.Draws));
        Assert.Equal(8, first.Select(t => t.Training.LearningRate).Distinct().Count());
        Assert.All(first, t => Assert.InRange(t.Training.LearningRate, 0.01, 1));
        Assert.Equal(first.Select(t => t.Training.LearningRate), second.Select(t => t.Training.LearningRate));
        Assert.All(second, t => Assert.Contains(t.Training.BatchSize, new[] { 32, 64, 128 }));
        Assert.Equal(two, ExperimentReader.Parse(two.Definition, two.Origin));
    }

    [Fact]
    public void Create_LongerPlan_BeginsWithTheShorter()
    {
        var experiment = Read("{}");
        var plan = ExperimentPlan.Create(experiment);

        Assert.Equal(8, plan.Count);
        Assert.Equal(Enumerable.Range(0, 8), plan.Select(t => t.Index));
        Assert.Equal(8, plan.Select(t => t.Seed).Distinct().Count());
        Assert.Equal(plan, ExperimentPlan.Create(experiment, 20).Take(8));
        Assert.Equal(plan, ExperimentPlan.Create(experiment));
    }

    [Fact]
    public void Create_ConfigList_PlansEveryNetworkOfTheFile()
    {
        using var files = new ExperimentFiles();
        var networks = ExperimentPlan.Create(Read("{}"), 3).Select(t => t.Config).ToList();
        files.Write("models.jsonl", string.Concat(networks.Select(n => SearchSpace.Configs.ModelConfigJson.Write(n) + "\n")));
        var list = ExperimentReader.Load(files.Write("list.json", """{"name": "list", "extends": "base.json", "space": {"configs": "models.jsonl"}, "sample": null}"""));

        Assert.Equal(networks, ExperimentPlan.Create(list).Select(t => t.Config));
        Assert.Equal(list, ExperimentReader.Parse(list.Definition, list.Origin));
        var problems = Problems(() => ExperimentReader.Load(files.Write("bad.json", """{"name": "bad", "extends": "list.json", "data": {"name": "mnist"}}""")));
        Assert.Contains("network 1 takes 3 channels and has 10 classes, expected 1 and 10", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HasSameTrials_SampleSizeAndLimits_AreNoDifference()
    {
        var experiment = Read("{}");

        Assert.True(experiment.HasSameTrials(Read("""{"description": "other", "sample": {"count": 500, "seed": 1}, "limits": {"retries": 3}}""")));
        Assert.False(experiment.HasSameTrials(Read("""{"sample": {"count": 8, "seed": 2}}""")));
        Assert.False(experiment.HasSameTrials(Read("""{"training": {"epochs": 4}}""")));
    }

    [Fact]
    public void Load_NoFile_SaysSo() =>
        Assert.Equal("no such file", Assert.Single(Problems(() => ExperimentReader.Load("/no/such/experiment.json"))).Message);

    [Fact]
    public void Parse_ImagesOfAnotherMachine_AreReadWhereNothingIsAskedOfThem()
    {
        var json = JsonNode.Parse(ExperimentFiles.Base)!.AsObject();
        json["data"] = JsonNode.Parse("""{"name": "pets-of-another-machine", "validation": 200}""");
        json["space"]!["classes"] = 37;

        Assert.Equal(new DataSettings { Name = "pets-of-another-machine", Validation = 200 }, ExperimentReader.Parse(json.ToJsonString(), "test.json", DataDemand.None).Data);
        Assert.Contains("data import", Assert.Single(Problems(() => ExperimentReader.Parse(json.ToJsonString(), "test.json"))).Message, StringComparison.Ordinal);

        // What the program itself knows is still held to.
        json["data"]!["name"] = "cifar10";
        Assert.Equal("$.space.classes", Assert.Single(Problems(() => ExperimentReader.Parse(json.ToJsonString(), "test.json", DataDemand.None))).Path);
    }

    private static Experiment Read(string change)
    {
        var json = JsonNode.Parse(ExperimentFiles.Base)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            json.Remove(name);
            if (value is not null)
                json[name] = value.DeepClone();
        }

        return ExperimentReader.Parse(json.ToJsonString(), "test.json");
    }

    private static IReadOnlyList<Problem> Problems(Action action) => Assert.Throws<InvalidInputException>(action).Problems;
}
