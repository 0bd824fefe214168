namespace Explorer.Tests.Commands;

/// <summary>Tags and notes, from the file and after the run.</summary>
public sealed class NoteCommandTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public NoteCommandTests()
    {
        var small = SmallExperiment.Write(_runner);
        StoredTrials.Add(Store, small, _ => 0.4);
        var other = _runner.Write("other.json", """{"extends": "small.json", "name": "other", "tags": ["wide"]}""");
        StoredTrials.Add(Store, other, _ => 0.5);
    }

    private string Store => Path.Combine(_runner.Folder, "results.litedb");

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Note_TagsAndText_AreShownAndFilterTheStatus()
    {
        Assert.DoesNotContain("tags", (await _runner.RunAsync("status", "small")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _runner.RunAsync("note", "small", "to be run again", "--tag", "paper", "--tag", "first")).ExitCode);
        Assert.Equal(0, (await _runner.RunAsync("note", "small", "--untag", "first")).ExitCode);
        Assert.Equal(0, (await _runner.RunAsync("note", "other", "--tag", "paper")).ExitCode);

        var status = await _runner.RunAsync("status", "--tag", "paper", "--json");
        Assert.Equal(["small", "other"], status.Lines.Select(line => (string)line["experiment"]!));
        Assert.Equal("to be run again", (string?)status.Lines[0]["note"]);
        Assert.Equal(["paper"], status.Lines[0]["tags"]!.AsArray().Select(tag => (string)tag!));
        Assert.Equal(["wide", "paper"], (await _runner.RunAsync("status", "--tag", "paper", "--tag", "wide", "--json")).Lines.Single()["tags"]!.AsArray().Select(tag => (string)tag!));
        Assert.Contains("to be run again", (await _runner.RunAsync("status")).Output, StringComparison.Ordinal);
        Assert.Null((string?)(await Emptied()).Lines.Single()["note"]);
    }

    [Fact]
    public async Task Run_OtherTagsInTheFile_IsTheSameExperiment()
    {
        _runner.Write("small.json", File.ReadAllText(Path.Combine(_runner.Folder, "small.json")).Replace("\"space\": {", "\"tags\": [\"new\"], \"space\": {", StringComparison.Ordinal));

        var output = await _runner.RunAsync("run", "small.json");

        Assert.True(output.ExitCode == 0, output.Error);
        Assert.Contains("all 5 trials are trained already", output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("note small --tag Big!", "--tag: found \"Big!\", expected at most 40 lower-case letters")]
    [InlineData("note small --untag big", "--untag: small has no tag \"big\"; it has none")]
    [InlineData("note small two\nlines", "TEXT: the note has line breaks or other control characters, expected one line")]
    [InlineData("note smal --tag big", "did you mean \"small\"?")]
    [InlineData("status --tag wid", "did you mean \"wide\"?")]
    [InlineData("note small --tag big --store no.litedb", "no.litedb")]
    public async Task Note_WhatIsNotThere_IsNamed(string command, string expected)
    {
        var output = await _runner.RunAsync(command.Split(' '));

        Assert.Equal(2, output.ExitCode);
        Assert.Contains(expected, output.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_runner.Folder, "no.litedb")));
    }

    [Fact]
    public async Task Note_StoreThatARunHolds_IsRefused()
    {
        using (ResultStores.Open(Store, StoreAccess.Write))
        {
            var output = await _runner.RunProcessAsync("note", "small", "--tag", "big");
            Assert.Equal(2, output.ExitCode);
            Assert.Contains("results.litedb: is being written by another", output.Error, StringComparison.Ordinal);
            Assert.Contains("nothing was noted; type the same command when the run has ended", output.Error, StringComparison.Ordinal);
            Assert.Contains("did you mean \"small\"?", (await _runner.RunProcessAsync("note", "smal", "--tag", "big")).Error, StringComparison.Ordinal);
        }
    }

    private async Task<CommandOutput> Emptied()
    {
        Assert.Equal(0, (await _runner.RunProcessAsync("note", "small", "")).ExitCode);
        return await _runner.RunAsync("status", "small", "--json");
    }
}
