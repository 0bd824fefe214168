using Explorer.Tests.Commands;

namespace Explorer.Tests.Doctor;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Doctor_Json_MeasuresEveryFigure()
    {
        using var runner = new CommandRunner();
        var output = await runner.RunAsync("doctor", "--seconds", "0.05", "--json");

        Assert.Equal(0, output.ExitCode);
        var line = Assert.Single(output.Lines);
        var figures = line["figures"]!;
        var core = figures["oneCore"]!;
        Assert.StartsWith("libtorch ", (string?)core["engine"]);
        foreach (var figure in (string[])["matrixProduct", "convolution", "copy", "stepImages"])
            Assert.True((double)core[figure]! > 0, figure);

        // A step is made of convolutions, so its operations lie below what processors do and above a hand calculator's.
        Assert.InRange((double)line["stepOperations"]!, 1e8, 1e13);
        Assert.Equal(Environment.ProcessorCount > 1, figures["workersStepImages"] is not null);
        Assert.NotEmpty(line["advice"]!.AsArray());

        // These tests share the machine with one another; either way the load is told, and where it is high the first advice is about it.
        var isBusy = (bool)line["load"]!["isBusy"]!;
        Assert.InRange(Environment.ProcessorCount, 1, (int)line["load"]!["cores"]!);
        Assert.Equal(isBusy, ((string)line["advice"]![0]!).StartsWith("Measure again when the machine is quiet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_Experiment_TellsWhatItsLastRunDidWithTheWorkersTime()
    {
        using var runner = new CommandRunner();
        SmallExperiment.Write(runner);
        var begun = DateTimeOffset.UtcNow;
        Assert.Equal(0, (await runner.RunAsync("run", "small.json", "--jobs", "2", "--device", "cpu")).ExitCode);

        var line = Assert.Single((await runner.RunAsync("doctor", "small", "--json")).Lines);
        Assert.Equal((2, SmallExperiment.Trials), ((int)line["workers"]!, (int)line["trainings"]!));
        Assert.InRange((double)line["seconds"]!, 0, (DateTimeOffset.UtcNow - begun).TotalSeconds);
        Assert.InRange((double)line["trained"]!, 0.01, (double)line["trainedOrValidated"]!);
        Assert.Equal(1, line["uses"]!.AsArray().Sum(use => (double)use!["share"]!), 1e-6);
        Assert.Contains("trained or validated (5 trainings in", (await runner.RunAsync("doctor", "small")).Output.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ExperimentOfAnEarlierVersion_SaysThatItDidNotKeepTimes()
    {
        using var runner = new CommandRunner();
        StoredTrials.Add(Path.Combine(runner.Folder, "results.litedb"), SmallExperiment.Write(runner), _ => 0.4);
        var output = await runner.RunAsync("doctor", "small");
        Assert.Equal(2, output.ExitCode);
        Assert.Contains("no finished training says when and on which worker it was", output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    public async Task Doctor_BadSeconds_IsRefused(string seconds)
    {
        using var runner = new CommandRunner();
        var output = await runner.RunAsync("doctor", $"--seconds={seconds}");
        Assert.Equal(2, output.ExitCode);
        Assert.Contains("--seconds", output.Error, StringComparison.Ordinal);
    }
}
