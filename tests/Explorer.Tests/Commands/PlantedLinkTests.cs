using Explorer.Training.Tests.Data.Folders;

namespace Explorer.Tests.Commands;

/// <summary>Links that someone put where this program writes: what they lead to stays as it is. A folder that the user names may be one.</summary>
public sealed class PlantedLinkTests : IDisposable
{
    private readonly CommandRunner _runner = new();
    private readonly string _victims;

    public PlantedLinkTests()
    {
        _victims = Directory.CreateDirectory(At("victims")).FullName;
        foreach (var name in (string[])["report.html", "edf.svg", "00000.safetensors", "99999.safetensors", "source.json", "request.json"])
            File.WriteAllText(Path.Combine(_victims, name), "precious");
    }

    public void Dispose() => _runner.Dispose();

    [Theory]
    [InlineData("runs/small", "report small")]
    [InlineData("runs/small/figures", "report small")]
    [InlineData("runs/small", "run small.json")]
    [InlineData("runs/small/weights", "run small.json")]
    [InlineData("runs/small/checkpoints", "run rungs.json")]
    [InlineData("runs/tiny", "study tiny.json")]
    [InlineData("runs/resnet18-shapes", "train resnet18 --set shapes --epochs 1 --replace")]
    [InlineData("runs/resnet18-shapes", "train --resume resnet18 --set shapes --epochs 1")]
    public async Task Command_LinkInPlaceOfItsFolder_IsRefusedAndNotFollowed(string folder, string command)
    {
        TinyStudy.Write(_runner);
        _runner.Write("rungs.json", """{"extends": "small.json", "training": {"epochs": 2}, "fidelity": {"scheduler": "successiveHalving", "reduction": 2}}""");
        if (command.StartsWith("report", StringComparison.Ordinal))
            StoredTrials.Add(At("results.litedb"), At("small.json"), index => 0.1 * index);
        Directory.CreateDirectory(Path.GetDirectoryName(At(folder))!);
        Directory.CreateSymbolicLink(At(folder), _victims);
        var output = await _runner.RunProcessAsync(command.Split(' '));

        Assert.True(output.ExitCode == 2, output.Output + output.Error);
        Assert.Contains($"is a link, to {_victims}", output.Error, StringComparison.Ordinal);
        Assert.All(Directory.GetFileSystemEntries(_victims), file => Assert.Equal("precious", File.ReadAllText(file)));
        Assert.Equal(6, Directory.GetFileSystemEntries(_victims).Length);
    }

    [Fact]
    public async Task Report_OutThatIsALink_IsWhereTheUserWantsIt()
    {
        StoredTrials.Add(At("results.litedb"), SmallExperiment.Write(_runner), index => 0.1 * index);
        var disk = Directory.CreateDirectory(At("disk")).FullName;
        Directory.CreateSymbolicLink(At("runs"), disk);

        Assert.Equal(0, (await _runner.RunProcessAsync("report", "small")).ExitCode);
        Assert.True(File.Exists(Path.Combine(disk, "small", "report.html")));
    }

    [Fact]
    public async Task Study_LinkInPlaceOfItsFiles_IsReplaced()
    {
        TinyStudy.Write(_runner);
        Directory.CreateDirectory(At("runs/tiny"));
        foreach (var name in (string[])["source.json", "source.json.part"])
            File.CreateSymbolicLink(At($"runs/tiny/{name}"), Path.Combine(_victims, "source.json"));
        await _runner.RunProcessAsync("study", "tiny.json", "--limit", "1");

        Assert.Equal("precious", await File.ReadAllTextAsync(Path.Combine(_victims, "source.json"), TestContext.Current.CancellationToken));
        Assert.Contains("tiny.json", await File.ReadAllTextAsync(At("runs/tiny/source.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_LinkInPlaceOfTheSet_IsReplacedAndItsTargetLeft()
    {
        foreach (var name in (string[])["cat", "dog"])
        {
            Directory.CreateDirectory(At($"pets/{name}"));
            for (byte i = 0; i < 3; i++)
                await File.WriteAllBytesAsync(At($"pets/{name}/{i}.png"), PngFile.Plain(8, 8, i, 0, 0), TestContext.Current.CancellationToken);
        }

        Directory.CreateDirectory(At("sets"));
        Directory.CreateSymbolicLink(At("sets/pets"), _victims);

        Assert.Equal(2, (await _runner.RunProcessAsync("data", "import", "pets", "--data", "sets")).ExitCode);
        Assert.Equal(0, (await _runner.RunProcessAsync("data", "import", "pets", "--data", "sets", "--replace")).ExitCode);
        Assert.Equal(6, Directory.GetFileSystemEntries(_victims).Length);
    }

    // A name of a database that someone else made is no way out either.
    [Theory]
    [InlineData("report")]
    [InlineData("run")]
    public async Task Command_StoredNameThatLeadsElsewhere_IsRefused(string command)
    {
        const string Name = "../victims";
        StoredTrials.Add(At("a.db"), SmallExperiment.Write(_runner), index => 0.1 * index);
        using (var store = ResultStores.Open(At("a.db"), StoreAccess.Write))
        {
            var plan = store.Plan("small");
            store.AddExperiment(store.FindExperiment("small")! with { Name = Name, Definition = store.FindExperiment("small")!.Definition }, plan);
            store.AddTrials([StoredTrials.Finished(Name, plan[0], 0.5)]);
        }

        var output = await _runner.RunProcessAsync(command, Name, "--store", "a.db");

        Assert.Equal(2, output.ExitCode);
        Assert.Equal("precious", await File.ReadAllTextAsync(Path.Combine(_victims, "report.html"), TestContext.Current.CancellationToken));
        Assert.Equal(6, Directory.GetFileSystemEntries(_victims).Length);
    }

    private string At(string name) => Path.Combine(_runner.Folder, name);
}
