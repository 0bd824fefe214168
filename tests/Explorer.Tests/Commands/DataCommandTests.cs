namespace Explorer.Tests.Commands;

public sealed class DataCommandTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Verify_DrawnByTheProgram_HasNothingToVerify()
    {
        var output = await _runner.RunAsync("data", "verify", "shapes");

        Assert.Equal((0, "shapes: drawn by the program, nothing to verify\n"), (output.ExitCode, output.Output));
    }

    /// <summary>By its makers: 60,000 grey pictures of 28 × 28 to train on and 10,000 to test on, of ten classes (LeCun et al. 1998).</summary>
    [Fact]
    public async Task List_Mnist_IsAsItsMakersSay()
    {
        var lines = (await _runner.RunAsync("data", "list")).Output.Split('\n');

        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["mnist", "1x28x28", "10", "60,000", "10,000", ..]);
    }
}
