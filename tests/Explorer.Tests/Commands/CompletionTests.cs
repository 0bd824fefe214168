namespace Explorer.Tests.Commands;

/// <summary>Completion by a real bash.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Theory]
    [InlineData("explorer tr", "train,transfer,trials")]
    [InlineData("explorer zoo v", "verify")]
    [InlineData("explorer run --jo", "--jobs")]
    [InlineData("explorer status ot", "other")]
    [InlineData("explorer run sma", "small,small.json")]
    [InlineData("explorer summary regnetx-4", "regnetx-400mf,regnetx-4.0gf")]
    [InlineData("explorer train resnet18 --set cifar", "cifar10,cifar100")]
    [InlineData("explorer train resnet18 --optimizer ad", "adam,adamw")]
    [InlineData("explorer data verify mn", "mnist")]
    [InlineData("explorer completion b", "bash")]
    [InlineData("explorer nothing-of-the-kind x", "")]
    public async Task Bash_HalfAWord_IsCompleted(string line, string expected)
    {
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), SmallExperiment.Write(_runner), _ => 0.4);
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), SmallExperiment.Write(_runner, "other"), _ => 0.5);
        File.Delete(Path.Combine(_runner.Folder, "other.json"));
        _runner.Write("explorer.bash", (await _runner.RunAsync("completion", "bash")).Output);

        var found = await BashAsync($$"""
            explorer() { dotnet '{{Path.Combine(AppContext.BaseDirectory, "explorer.dll")}}' "$@"; }
            source explorer.bash
            complete -p explorer >&2
            COMP_LINE='{{line}}'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _explorer explorer
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Equal(expected.Split(',').Order(StringComparer.Ordinal), found.Trim().Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Completion_UnknownShell_NamesANearOne()
    {
        var output = await _runner.RunAsync("completion", "bush");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("did you mean \"bash\"?", output.Error, StringComparison.Ordinal);
    }

    private async Task<string> BashAsync(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["--norc", "-c", script]) { WorkingDirectory = _runner.Folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text;
    }
}
