using System.CommandLine;
using Explorer.Commands;

namespace Explorer.Tests.Commands;

/// <summary>An option means one thing everywhere, and what is no option is not taken for something else.</summary>
public sealed class OptionTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Theory]
    [InlineData("train resnet18 --set mnist --datasets here", "--datasets is --data now")]
    [InlineData("train resnet18 --datasets=here", "--datasets is --data now")]
    [InlineData("train resnet18 --data cifar10", "--data is where data sets lie; name the set by --set cifar10")]
    [InlineData("train resnet18 --set mnist --data cifar10", "--data is where data sets lie; name the set by --set cifar10")]
    [InlineData("train resnet18 --set mnist --data nowhere", "there is no folder nowhere")]
    [InlineData("export small --to zoo", "--to is --out now")]
    [InlineData("study a.json --to zoo", "--to is --zoo now")]
    [InlineData("onnx resnet18 --seed 1 --to a.onnx", "--to is --save now")]
    [InlineData("weights convert a.pth --to b.safetensors", "--to is --save now")]
    [InlineData("predict small --configs best.jsonl", "--configs is --save now")]
    [InlineData("derive small --out next.json", "--out is --save now")]
    [InlineData("run a.json --jbos 2", "unknown option '--jbos'; did you mean '--jobs'?")]
    [InlineData("run a.json --jbos=2", "unknown option '--jbos'; did you mean '--jobs'?")]
    [InlineData("compare a b --sede 2", "unknown option '--sede'; did you mean '--seed'?")]
    [InlineData("zoo predict a b.png --tpo 2", "unknown option '--tpo'; did you mean '--top'?")]
    [InlineData("sample a.json --seed --cuont 3", "unknown option '--cuont'; did you mean '--count'?")]
    [InlineData("status --store --jsno", "unknown option '--jsno'; did you mean '--json'?")]
    [InlineData("trials a -x", "unknown option '-x'")]
    public async Task Command_OptionThatItHasNot_IsRefusedAndTheOneMeantNamed(string command, string expected)
    {
        var output = await _runner.RunProcessAsync(command.Split(' '));

        Assert.Equal(2, output.ExitCode);
        Assert.StartsWith($"explorer: {(expected.StartsWith("--data is where", StringComparison.Ordinal) || expected.StartsWith("there is", StringComparison.Ordinal) ? "--data: " : "")}{expected}", output.Error, StringComparison.Ordinal);
        Assert.Empty(output.Output);
    }

    [Fact]
    public void Options_OfAllCommands_MeanTheSameEverywhere()
    {
        var options = Under(CommandLine.Root()).SelectMany(command => command.Options).ToList();

        Assert.DoesNotContain(options, option => option.Name is "--to" or "--datasets");
        Assert.All(options.Where(option => option.Name == "--data"), option => Assert.Equal("DIR", option.HelpName));
        Assert.All(options.Where(option => option.Name == "--save"), option => Assert.Contains('.', option.HelpName!));
        Assert.All(options.Where(option => option.Name == "--out"), option => Assert.DoesNotContain('.', option.HelpName!));
    }

    [Fact]
    public async Task Run_AfterTwoDashes_TakesWhatBeginsWithOne()
    {
        var output = await _runner.RunProcessAsync("sample", "--", "--odd.json");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("--odd.json", output.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown option", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_Save_WritesTheReportsTable()
    {
        Stored();
        Assert.Equal(0, (await _runner.RunAsync("report", "small")).ExitCode);

        var saved = await _runner.RunAsync("trials", "small", "--save", "mine.csv");

        Assert.Equal(0, saved.ExitCode);
        Assert.Empty(saved.Output);
        Assert.Contains("5 trials to mine.csv", saved.Error, StringComparison.Ordinal);
        var text = File.ReadAllText(Path.Combine(_runner.Folder, "mine.csv"));
        Assert.Equal(1 + SmallExperiment.Trials, text.Count(letter => letter == '\n'));
        Assert.Equal(File.ReadAllText(Path.Combine(_runner.Folder, "runs", "small", "trials.csv")), text);
    }

    [Fact]
    public async Task Trials_SaveOfTwo_IsRefused()
    {
        var output = await _runner.RunAsync("trials", "small", "other", "--save", "mine.csv");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("--save: found 2 experiments, expected one", output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run small")]
    [InlineData("status small")]
    public async Task Command_NameOfAFile_NamesTheFile(string command)
    {
        Directory.CreateDirectory(Path.Combine(_runner.Folder, "experiments"));
        Stored("other");
        SmallExperiment.Write(_runner, "experiments/small");

        var output = await _runner.RunProcessAsync(command.Split(' '));

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("experiments/small.json", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OutAsItWas_SaysThatItIsTheZoosFolderNow()
    {
        Stored();
        Directory.CreateDirectory(Path.Combine(_runner.Folder, "runs", "small", "weights"));

        var output = await _runner.RunAsync("export", "small", "--out", "runs");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("--out is the zoo's folder now; name the weights' by --runs runs", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_FileThatDiffersFromTheStore_SaysSo()
    {
        Stored();
        Assert.DoesNotContain("differs", (await _runner.RunAsync("report", "small.json")).Error, StringComparison.Ordinal);
        SmallExperiment.Write(_runner, epochs: 5);

        var output = await _runner.RunAsync("report", "small.json", "--quiet");

        Assert.Equal(0, output.ExitCode);
        Assert.Contains("small.json differs from what results.litedb holds, which is what is reported: $.training.epochs: found 5, stored is 2", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SampleMadeLarger_GoesOnByNameAndNamesTheLargerCount()
    {
        Stored();
        var file = File.ReadAllText(Path.Combine(_runner.Folder, "small.json"));
        _runner.Write("small.json", file.Replace("\"count\": 5", "\"count\": 6", StringComparison.Ordinal));
        Assert.Equal(0, (await _runner.RunAsync("run", "small.json")).ExitCode);

        var byName = await _runner.RunAsync("run", "small");
        Assert.Equal(0, byName.ExitCode);
        Assert.Contains("6 trials, 6 of them done before", byName.Error, StringComparison.Ordinal);
        var changed = await _runner.RunAsync("run", "small", "--with", "training.epochs=3", "--with", "sample.count=7");
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("$.sample.count: found 7, stored is 6", changed.Error, StringComparison.Ordinal);
        Assert.Contains("$.training.epochs: found 3, stored is 2", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Quiet_PrintsResultsAlone()
    {
        SmallExperiment.Write(_runner);

        var output = await _runner.RunAsync("run", "small.json", "-q", "--limit", "1", "--json");

        Assert.Equal(0, output.ExitCode);
        Assert.Empty(output.Error);
        Assert.Single(output.Lines);
    }

    [Fact]
    public async Task ShortOptions_MeanTheLongOnes()
    {
        SmallExperiment.Write(_runner);

        Assert.Equal(0, (await _runner.RunProcessAsync("run", "small.json", "-s", "mine.db", "-o", "there", "-j", "1", "-q", "--limit", "1")).ExitCode);

        Assert.True(File.Exists(Path.Combine(_runner.Folder, "mine.db")));
        Assert.True(File.Exists(Path.Combine(_runner.Folder, "there", "small", "report.html")));
    }

    [Theory]
    [InlineData("--level 7 --pilot 0", "--level: found 7", "--pilot: found 0")]
    [InlineData("--pilot 40", "set \"sample\": {\"count\": 40} in small.json, which has 5 networks", "explorer run small.json;")]
    public async Task Fidelity_WhatItCannotUse_IsTold(string options, string first, string second)
    {
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), SmallExperiment.Write(_runner), index => 0.3, finished: 1);

        var output = await _runner.RunAsync(["fidelity", "small", .. options.Split(' ')]);

        Assert.NotEqual(0, output.ExitCode);
        Assert.Contains(first, output.Error, StringComparison.Ordinal);
        Assert.Contains(second, output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WeightsThatWereNotKept_NamesRetrain()
    {
        Stored();

        var output = await _runner.RunAsync("export", "small");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("--retrain trains it again", output.Error, StringComparison.Ordinal);
    }

    private void Stored(string name = "small") =>
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), SmallExperiment.Write(_runner, name), index => 0.3 + (0.1 * index));

    private static IEnumerable<Command> Under(Command parent) => parent.Subcommands.Where(command => !command.Hidden).SelectMany(command => Under(command).Prepend(command));
}
