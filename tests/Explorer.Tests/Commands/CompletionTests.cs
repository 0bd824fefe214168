namespace Explorer.Tests.Commands;

/// <summary>Completion by real shells, where they are.</summary>
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
    [InlineData("explorer trials small --sort best", "best_error")]
    [InlineData("explorer completion b", "bash")]
    [InlineData("explorer nothing-of-the-kind x", "")]
    public async Task Bash_HalfAWord_IsCompleted(string line, string expected)
    {
        await StoredAsync("bash");

        var found = await RunAsync("bash", "--norc", "-c", $$"""
            explorer() { dotnet '{{Path.Combine(AppContext.BaseDirectory, "explorer.dll")}}' "$@"; }
            source explorer.bash
            complete -p explorer >&2
            COMP_LINE='{{line}}'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _explorer explorer
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Equal(expected.Split(',').Order(StringComparer.Ordinal), found.Trim().Split('\n').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("explorer zoo ver", "verify")]
    [InlineData("explorer run --jo", "--jobs")]
    [InlineData("explorer status ot", "other")]
    public async Task Zsh_HalfAWord_IsCompleted(string line, string expected)
    {
        await StoredAsync("zsh");
        _runner.Write("setup.zsh", $$"""
            explorer() { dotnet '{{Path.Combine(AppContext.BaseDirectory, "explorer.dll")}}' "$@" }
            source explorer.zsh
            tell() { print -r -- "$BUFFER" > told; }
            zle -N tell
            bindkey '^O' tell
            precmd() { : > ready; }
            """);

        var found = await RunAsync("zsh", "-f", "-c", $$"""
            zmodload zsh/zpty
            zpty -b typed zsh -f -i
            zpty -w typed 'source setup.zsh'
            repeat 100 { [[ -e ready ]] && break; sleep 0.1 }
            zpty -w -n typed $'{{line}}\t'
            repeat 300 { zpty -r -t typed drained; zpty -w -n typed $'\x0f'; sleep 0.1; [[ -s told && "$(<told)" != '{{line}}' ]] && break }
            cat told
            """);

        Assert.Equal(line[..(line.LastIndexOf(' ') + 1)] + expected, found.Trim());
    }

    [Theory]
    [InlineData("explorer tr", "train,transfer,trials")]
    [InlineData("explorer zoo ver", "verify")]
    [InlineData("explorer run --jo", "--jobs")]
    [InlineData("explorer status ot", "other")]
    public async Task Fish_HalfAWord_IsCompleted(string line, string expected)
    {
        await StoredAsync("fish");

        var found = await RunAsync("fish", "--no-config", "-c", $$"""
            function explorer; dotnet '{{Path.Combine(AppContext.BaseDirectory, "explorer.dll")}}' $argv; end
            source explorer.fish
            complete -C '{{line}}'
            """);

        Assert.Equal(expected.Split(','), found.Trim().Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Completion_UnknownShell_NamesANearOne()
    {
        var output = await _runner.RunAsync("completion", "bush");

        Assert.Equal(2, output.ExitCode);
        Assert.Contains("did you mean \"bash\"?", output.Error, StringComparison.Ordinal);
    }

    // Two experiments, one of them without a file, and the script of a shell.
    private async Task StoredAsync(string shell)
    {
        Assert.SkipUnless(Array.Exists((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), folder => File.Exists(Path.Combine(folder, shell))), $"{shell} is not installed");
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), SmallExperiment.Write(_runner), _ => 0.4);
        StoredTrials.Add(Path.Combine(_runner.Folder, "results.litedb"), SmallExperiment.Write(_runner, "other"), _ => 0.5);
        File.Delete(Path.Combine(_runner.Folder, "other.json"));
        _runner.Write($"explorer.{shell}", (await _runner.RunAsync("completion", shell)).Output);
    }

    private async Task<string> RunAsync(string shell, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, arguments) { WorkingDirectory = _runner.Folder, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["TERM"] = "xterm";
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text;
    }
}
