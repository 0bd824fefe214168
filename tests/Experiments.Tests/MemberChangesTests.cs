namespace Explorer.Experiments.Tests;

public sealed class MemberChangesTests
{
    [Fact]
    public void Load_Changes_AreMergedAndStored()
    {
        var experiment = Load("training.epochs=5", "name=longer", "space.width={\"uniform\": [16, 64]}", "space.shared=[\"bottleneckRatio\"]", "training.optimizer=adam", "description=null");

        Assert.Equal(("longer", 5), (experiment.Name, experiment.Training.Settings.Epochs));
        Assert.Equal(new Uniform(16, 64, 1), Assert.Single(((AnyNetSpace)experiment.Space).Width.Stages.Distinct()));
        Assert.Equal(StageOrder.Shared, ((AnyNetSpace)experiment.Space).BottleneckRatio.Order);
        Assert.Equal(OptimizerType.Adam, experiment.Training.Settings.Optimizer);
        Assert.Null(experiment.Description);
        Assert.Equal(experiment.Definition, ExperimentReader.Parse(experiment.Definition, "stored").Definition);
        Assert.Equal(5, ExperimentReader.Parse(experiment.Definition, "stored").Training.Settings.Epochs);
    }

    [Fact]
    public void Load_ChangeGivenTwice_TheLastCounts() => Assert.Equal(7, Load("training.epochs=5", "training.epochs=7").Training.Settings.Epochs);

    [Theory]
    [InlineData("training.epochs", "--with training.epochs", "expected MEMBER=VALUE")]
    [InlineData("=5", "--with =5", "expected MEMBER=VALUE")]
    [InlineData("space.strides[0]=2", "--with space.strides[0]=2", "a list is given whole")]
    [InlineData("training.epoch=5", "$.training.epoch", "epochs")]
    [InlineData("training.epochs=many", "$.training.epochs", "\"many\"")]
    [InlineData("training.epochs=0,5", "$.training.epochs", "(in --with training.epochs=0,5)")]
    [InlineData("training.epochs.x=5", "$.training.epochs.x", "unknown member")]
    [InlineData("data.train=100", "$.training", "batchSize 128 is larger than the 100 training images")]
    public void Load_BadChange_NamesPathAndValue(string change, string path, string expected)
    {
        var error = Assert.Throws<InvalidInputException>(() => Load("training.batchSize=128", change));

        Assert.Contains(error.Problems, problem => problem.Path == path && problem.Message.Contains(expected, StringComparison.Ordinal));
    }

    private static Experiment Load(params string[] changes)
    {
        using var files = new ExperimentFiles();
        return ExperimentReader.Load(files.PathOf("base.json"), changes: changes);
    }
}
