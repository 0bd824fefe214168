using Explorer.Analysis.Import;
using Explorer.Analysis.Tests.Derivation;

namespace Explorer.Analysis.Tests.Import;

public sealed class SweepImportTests : IDisposable
{
    // The members that the authors' collecting step writes, for RegNetX-400MF on ImageNet, whose widths and FLOPs the paper prints.
    private const string Job = """
        {"log_file": "logs/000001/stdout.log", "err": "",
         "cfg": {"RNG_SEED": 1, "MODEL": {"TYPE": "regnet", "NUM_CLASSES": 1000},
           "REGNET": {"STEM_TYPE": "simple_stem_in", "STEM_W": 32, "BLOCK_TYPE": "res_bottleneck_block", "STRIDE": 2, "SE_ON": false, "SE_R": 0.25,
             "DEPTH": 22, "W0": 24, "WA": 24.48, "WM": 2.54, "GROUP_W": 16, "BOT_MUL": 1.0, "HEAD_W": 0},
           "OPTIM": {"MAX_EPOCH": 2, "BASE_LR": 0.8, "WEIGHT_DECAY": 5e-05, "MOMENTUM": 0.9, "NESTEROV": true, "WARMUP_EPOCHS": 0},
           "TRAIN": {"DATASET": "imagenet", "BATCH_SIZE": 1024, "IM_SIZE": 224}},
         "complexity": {"flops": 397678568, "params": 5157512, "acts": 3143272},
         "train_epoch": {"epoch_ind": [1, 2], "epoch_max": [2, 2], "loss": [5.1, 4.2], "lr": [0.8, 0.4], "top1_err": [90.0, 75.5], "time_epoch": [100.0, 98.0]},
         "test_epoch": {"epoch_ind": [1, 2], "epoch_max": [2, 2], "top1_err": [81.25, 62.5], "min_top1_err": [81.25, 62.5]}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_SweepOfTheAuthors_GivesTheNetworkAndItsErrors()
    {
        var imported = Read("sweep.json", $"[{Job}]");

        var trial = Assert.Single(imported.Trials);
        Assert.Equal((TrialState.Completed, 0.625, 0.625, 198.0), (trial.State, trial.Error, trial.BestError, trial.Seconds));
        Assert.Equal([32, 64, 160, 384], trial.Config.ToAnyNet().Stages.Select(stage => stage.Width));
        Assert.InRange(trial.Complexity.Flops, 395e6, 405e6);
        Assert.Equal((0.8, 1024, 5e-5), (trial.Training.LearningRate, trial.Training.BatchSize, trial.Training.WeightDecay));
        Assert.Equal([0.8125, 0.625], trial.Rungs[0].Epochs.Select(epoch => epoch.ValidationError));
        Assert.Contains("imported from sweep.json", trial.Environment!.Engine, StringComparison.Ordinal);
        Assert.Equal("imagenet", ExperimentReader.Parse(imported.Record.Definition, "x").Data.Name);
        Assert.Empty(imported.Remarks);
    }

    [Fact]
    public void Read_AnyNetOfTheAuthors_TurnsMultipliersIntoRatios()
    {
        var job = Job.Replace("\"TYPE\": \"regnet\"", "\"TYPE\": \"anynet\"", StringComparison.Ordinal).Replace(
            "\"OPTIM\"",
            """
            "ANYNET": {"STEM_TYPE": "res_stem_cifar", "STEM_W": 16, "BLOCK_TYPE": "res_bottleneck_block", "DEPTHS": [1, 2], "WIDTHS": [32, 64], "STRIDES": [1, 2],
              "BOT_MULS": [0.25, 1.0], "GROUP_WS": [8, 16], "HEAD_W": 0, "SE_ON": true, "SE_R": 0.25}, "OPTIM"
            """,
            StringComparison.Ordinal);

        var network = Read("sweep.json", $"[{job}]").Trials[0].Config.ToAnyNet();

        Assert.Equal([4.0, 1.0], network.Stages.Select(stage => stage.BottleneckRatio));
        Assert.Equal((StemType.Cifar, 0.25), (network.Stem.Type, network.SqueezeExcitation));
    }

    [Fact]
    public void Read_UnfinishedAndDivergedJobs_DoNotCompleteAndKeepTheirReason()
    {
        var unfinished = Job.Replace("\"MAX_EPOCH\": 2", "\"MAX_EPOCH\": 10", StringComparison.Ordinal);
        var diverged = Job.Replace("81.25, 62.5", "81.25, NaN", StringComparison.Ordinal);

        var trials = Read("sweep.json", $"[{Job}, {unfinished}, {diverged}]").Trials;

        Assert.Equal([TrialState.Completed, TrialState.Failed, TrialState.Diverged], trials.Select(trial => trial.State));
        Assert.Equal("unfinished: epoch 2 of 10", trials[1].Reason);
        var population = Population.Of(trials);
        Assert.Equal((2, 1, 1), (population.Count, population.Diverged, population.Failed));
    }

    [Fact]
    public void Read_FiguresThatDiffer_AreRemarked() =>
        Assert.Contains("FLOPs of 1 networks differ", Assert.Single(Read("sweep.json", $"[{Job.Replace("397678568", "500000000", StringComparison.Ordinal)}]").Remarks), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("[1, 2", "not valid JSON")]
    [InlineData("{}", "expected an array")]
    [InlineData("[{}]", "$[0]: has no \"cfg\"")]
    [InlineData("[{\"cfg\": {}}]", "cfg.TRAIN.DATASET is missing")]
    public void Read_FilesThatAreNoSweep_SayWhatIsExpected(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => Read("sweep.json", text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"TYPE\": \"regnet\"", "\"TYPE\": \"effnet\"", "expected anynet or regnet")]
    [InlineData("\"W0\": 24", "\"W0\": 25", "$[1]")]
    [InlineData("\"DATASET\": \"imagenet\"", "\"DATASET\": \"cifar11\"", "cifar10")]
    [InlineData("simple_stem_in", "simple_stem", "did you mean")]
    [InlineData("81.25, 62.5], \"min", "81.25, 162.5], \"min", "from 0 to 100")]
    public void Read_OneBadJob_NamesItAndImportsNothing(string good, string bad, string expected) => Assert.Contains(
        expected, Assert.Throws<InvalidInputException>(() => Read("sweep.json", $"[{Job}, {Job.Replace(good, bad, StringComparison.Ordinal)}]")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_CsvOfStages_GivesNetworksInTheFrameOfTheExperiment()
    {
        var imported = Read(
            "others.csv",
            "index,error,depth_1,width_1,depth_2,width_2,depth_3,width_3,depth_4,width_4,bottleneck_ratio,group_width\n0,0.25,1,16,1,32,2,64,1,128,2,8\n1,0.5,1,8,1,8,1,8,1,8,1,1\n",
            PlantedPopulation.AnyNet(10));

        Assert.Equal([0.25, 0.5], imported.Trials.Select(trial => trial.Error));
        Assert.Equal([16, 32, 64, 128], imported.Trials[0].Config.ToAnyNet().Stages.Select(stage => stage.Width));
        Assert.Equal("shapes", ExperimentReader.Parse(imported.Record.Definition, "x").Data.Name);
    }

    [Fact]
    public void Read_CsvOfConfigs_GivesThePopulationBack()
    {
        var experiment = PlantedPopulation.AnyNet(60, """, "shared": ["bottleneckRatio", "groupWidth"]""");
        var population = PlantedPopulation.Of(experiment, network => PlantedPopulation.IsRising(network, stage => stage.Width) ? 0.2 : 0.4, noise: 0.01, seed: 1);
        var rows = population.Members.Select(member => FormattableString.Invariant($"{member.Error:R},\"{ModelConfigJson.Write(member.Trial.Config).Replace("\"", "\"\"", StringComparison.Ordinal)}\",{member.Trial.Complexity.Flops}"));

        var imported = Read("others.csv", $"error,config,flops\n{string.Join('\n', rows)}\n", experiment);

        Assert.Empty(imported.Remarks);
        Assert.Equal(population.Errors.ToArray(), Population.Of(imported.Trials).Errors.ToArray());
        Assert.Equal(60, SpaceDerivation.Propose(ExperimentReader.Parse(imported.Record.Definition, "x"), Population.Of(imported.Trials)).Count);
    }

    [Theory]
    [InlineData("error,depth_1,width_1\n0.5,1,8\n", "1 stages, expected 4")]
    [InlineData("eror,config\n", "did you mean \"error\"")]
    [InlineData("error,config\n", "has a header and no rows")]
    [InlineData("error,config\n34.5,{}\n", "divide percentages by 100")]
    [InlineData("error,config\nabc,{}\n", "line 2")]
    [InlineData("error,config\n0.5,{}\n", "family")]
    [InlineData("error,config\n0.5\n", "1 cells, expected 2")]
    [InlineData("error,config\n0.5,\"{\n", "not closed")]
    public void Read_BadCsv_NamesTheLine(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => Read("others.csv", text, PlantedPopulation.AnyNet(10))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_CsvWithoutAnExperiment_AsksForOne() =>
        Assert.Contains("--like", Assert.Throws<InvalidInputException>(() => Read("others.csv", "error,config\n0.5,{}\n")).Message, StringComparison.Ordinal);

    private ImportedPopulation Read(string file, string text, Experiment? like = null)
    {
        var path = Path.Combine(_folder.Path, file);
        File.WriteAllText(path, text);
        return SweepImport.Read(new ImportSource(path, "imported", like, SyntheticTrials.Start, "0.1.0"));
    }
}
