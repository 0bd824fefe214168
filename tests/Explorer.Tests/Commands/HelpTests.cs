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
