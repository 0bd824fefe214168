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
        SmallExperiment.Write(_runner);
        Assert.Equal(0, (await _runner.RunAsync("run", "small.json")).ExitCode);
        var file = File.ReadAllText(Path.Combine(_runner.Folder, "small.json"));
        _runner.Write("small.json", file.Replace("\"count\": 5", "\"count\": 6", StringComparison.Ordinal));
        var larger = await _runner.RunAsync("run", "small.json");
        Assert.True(larger.ExitCode == 0, larger.Error);

        var byName = await _runner.RunAsync("run", "small");
        Assert.Equal(0, byName.ExitCode);
        Assert.Contains("all 6 trials are trained already", byName.Error, StringComparison.Ordinal);
        var changed = await _runner.RunAsync("run", "small", "--with", "training.epochs=3", "--with", "sample.count=7");
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("$.sample.count: found 7, stored is 6", changed.Error, StringComparison.Ordinal);
        Assert.Contains("$.training.epochs: found 3, stored is 2", changed.Error, StringComparison.Ordinal);
        _runner.Write("small.json", file);
        var smaller = await _runner.RunAsync("run", "small.json", "--store", "results.litedb");
        Assert.Equal(2, smaller.ExitCode);
        Assert.Contains("$.sample.count: 5, but results.litedb has 6 networks planned; what is planned stays: explorer run small --store results.litedb goes on with all of them", smaller.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AllTrained_SaysSoAndNamesTheReport()
    {
        Stored();

        var output = await _runner.RunAsync("run", "small.json");

        Assert.Equal(0, output.ExitCode);
        Assert.Contains("small: all 5 trials are trained already\n", output.Error, StringComparison.Ordinal);
        Assert.Contains("explorer: report runs/small/report.html\n", output.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("training 0", output.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("0 trials", output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run a.json --jobs 0", "--jobs: found 0, expected a whole number of at least 1")]
    [InlineData("run a.json --jobs -2", "--jobs: found -2, expected a whole number of at least 1")]
    [InlineData("run a.json --threads 0 --limit 0", "--limit: found 0, expected a whole number of at least 1")]
    [InlineData("study a.json --keep-weights -1", "--keep-weights: found -1, expected a whole number of at least 0")]
    [InlineData("export small --best 0", "--best: found 0, expected a whole number of at least 1")]
    [InlineData("fit small --best 0", "--best: found 0, expected a whole number of at least 1")]
    [InlineData("predict small --top 0", "--top: found 0, expected a whole number of at least 1")]
    [InlineData("zoo predict a b.png --top 0", "--top: found 0, expected a whole number of at least 1")]
    [InlineData("sample a.json --count 0", "--count: found 0, expected a whole number of at least 1")]
    [InlineData("compare a b --bins 0", "--bins: found 0, expected a whole number from 1 to 1,000")]
    [InlineData("derive a --level 1", "--level: found 1, expected a number above 0 and below 1, such as 0.05")]
    public async Task Command_NumberOutOfRange_IsRefusedBeforeAnythingIsSaid(string command, string expected)
    {
        SmallExperiment.Write(_runner, "a");

        var output = await _runner.RunAsync(command.Split(' '));

        Assert.Equal(2, output.ExitCode);
        Assert.Contains($"explorer: {expected}\n", output.Error, StringComparison.Ordinal);
        Assert.All(output.Error.TrimEnd().Split('\n'), line => Assert.Matches("^explorer: (--|see ')", line));
        Assert.Empty(Directory.GetFiles(_runner.Folder, "*.litedb"));
    }

    [Theory]
    [InlineData("trials small --save mine.json", "--save: mine.json: found the ending .json, expected .parquet or .csv")]
    [InlineData("trials small --save mine", "--save: mine: found no ending, expected .parquet or .csv")]
    [InlineData("predict small --save best.csv", "--save: best.csv: found the ending .csv, expected .jsonl")]
    [InlineData("derive small --save next.yaml", "--save: next.yaml: found the ending .yaml, expected .json")]
    [InlineData("onnx resnet18 --seed 1 --save a.pth", "--save: a.pth: found the ending .pth, expected .onnx")]
    [InlineData("weights convert a.pth --save b.pth", "--save: b.pth: found the ending .pth, expected .safetensors")]
    public async Task Save_EndingOfAnotherFormat_IsRefusedWithTheKnownOnes(string command, string expected)
    {
        Stored();

        var output = await _runner.RunAsync(command.Split(' '));

        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Derive_SaveOfNothing_SaysThatNoFileWasWritten()
    {
        Stored();

        var output = await _runner.RunAsync("derive", "small", "--save", "next.json", "-q");

        Assert.Equal(0, output.ExitCode);
        Assert.Contains("nothing is proposed, so next.json was not written", output.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_runner.Folder, "next.json")));
    }

    [Fact]
    public async Task Suggestions_OfAnotherStore_CanBeTypedAsTheyAre()
    {
        StoredTrials.Add(Path.Combine(_runner.Folder, "mine.db"), SmallExperiment.Write(_runner), index => 0.3 + (0.1 * index));

        var predicted = await _runner.RunProcessAsync("predict", "small", "--store", "mine.db");
        Assert.Equal(2, predicted.ExitCode);
        Assert.Contains("5 trained networks, expected at least ", predicted.Error, StringComparison.Ordinal);
        Assert.Matches(@"train more: explorer run small --with sample\.count=\d+ --store mine\.db\n", predicted.Error);
        var missing = await _runner.RunProcessAsync("status", "other.json", "--store", "mine.db");
        Assert.Contains("other.json: no experiment of that name in mine.db; ", missing.Error, StringComparison.Ordinal);
        SmallExperiment.Write(_runner, "other");
        Assert.Contains("run it first: explorer run other.json --store mine.db\n", (await _runner.RunProcessAsync("status", "other.json", "--store", "mine.db")).Error, StringComparison.Ordinal);
        Assert.Contains("there is the file other.json: run it first: explorer run other.json --store mine.db\n", (await _runner.RunProcessAsync("status", "other", "--store", "mine.db")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transfer small small", "explorer transfer: small: is named twice")]
    [InlineData("compare small small", "explorer compare: small: is named twice")]
    [InlineData("compare small", "explorer compare: found one experiment (small), expected two or more: explorer compare small OTHER")]
    public async Task Comparison_OfOneWithItself_IsRefusedInItsCommandsName(string command, string expected)
    {
        Stored();

        var output = await _runner.RunAsync(command.Split(' '));

        Assert.Equal(2, output.ExitCode);
        Assert.StartsWith(expected, output.Error, StringComparison.Ordinal);
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
    [InlineData("--pilot 40", "explorer run small --with sample.count=40 --store results.litedb (it has 5 networks now);", "Run a pilot")]
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
