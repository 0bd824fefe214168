using System.CommandLine;
using Explorer.Commands;

namespace Explorer.Tests.Commands;

public sealed class HelpTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public static TheoryData<string> Commands => [.. Under(CommandLine.Root(), "")];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfEachCommand_AsksForNoArgument(string command)
    {
        var output = await _runner.RunAsync([.. command.Split(' '), "--help"]);

        Assert.Equal(0, output.ExitCode);
        Assert.Contains($" {command}", output.Output, StringComparison.Ordinal);
    }

    // What completes an argument, such as every preset and every file that lies around, is not its name.
    [Theory]
    [InlineData("")]
    [InlineData("train")]
    [InlineData("run")]
    [InlineData("zoo show")]
    public async Task Help_WhateverLiesAround_NamesArgumentsByTheirKind(string command)
    {
        File.WriteAllText(Path.Combine(_runner.Folder, "lies-around.json"), "{}");

        var output = await _runner.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.DoesNotContain("lies-around", output.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wide-resnet50-2", output.Output, StringComparison.Ordinal);
        Assert.All(output.Output.Split('\n'), line => Assert.True(line.Length <= 260, line));
    }

    [Fact]
    public async Task Help_OfTheProgram_HasEveryShownCommandUnderAHeading()
    {
        var output = await _runner.RunAsync("--help");

        Assert.Equal(["Explore:", "Look:", "Ask:", "Networks:", "Keep:"], output.Output.Split('\n').Where(line => line.EndsWith(':') && line is not ("Description:" or "Usage:" or "Options:")));
        Assert.All(CommandLine.Root().Subcommands.Where(command => !command.Hidden), command => Assert.Contains($"\n  {command.Name} ", output.Output, StringComparison.Ordinal));
    }

    public void Dispose() => _runner.Dispose();

    private static IEnumerable<string> Under(Command parent, string path) =>
        parent.Subcommands.Where(command => !command.Hidden).SelectMany(command => Under(command, $"{path}{command.Name} ").Prepend($"{path}{command.Name}"));
}
