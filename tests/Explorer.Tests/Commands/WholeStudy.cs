namespace Explorer.Tests.Commands;

/// <summary>The tiny study, run once from start to end.</summary>
public sealed class WholeStudy : IAsyncLifetime
{
    internal CommandRunner Runner { get; } = TinyStudy.Write(new CommandRunner());

    internal CommandOutput Output { get; private set; } = new(-1, "", "");

    public async ValueTask InitializeAsync() => Output = await Runner.RunAsync("study", "tiny.json", "--jobs", "2");

    public ValueTask DisposeAsync()
    {
        Runner.Dispose();
        return ValueTask.CompletedTask;
    }
}
