namespace Explorer.Tests.Fuzzing;

/// <summary>
/// Whatever a file holds, every reader uses it or refuses it: no crash, no hang, no more memory than the file warrants. <c>bench/fuzz</c> runs it
/// with more rounds. A file that a reader fails on is written to <c>artifacts/fuzz</c> under its reader's name and seed.
/// </summary>
/// <remarks>Nothing runs beside it: what is allocated is counted for the whole process.</remarks>
[CollectionDefinition(nameof(MutatedInputTests), DisableParallelization = true)]
[Collection(nameof(MutatedInputTests))]
public sealed class MutatedInputTests : IDisposable
{
    private const int UsualRounds = 190;

    // Bytes that are taken for a byte of a file, beside what reading the sound one takes: a member of JSON comes to some hundred.
    private const long AllocatedPerByte = 2000;
    private const long AllocatedBeside = 64L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // Done, checks that failed, refused.
    private static readonly int[] Allowed = [0, 1, 2];
    private static readonly string[] Made = ["fresh.db", "fresh.db.lock", "fresh.db-wal", "fresh.db-shm", "a.db-wal", "a.db-shm", "a-log.litedb"];
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Read_MutatedFiles_AreUsedOrRefused()
    {
        var (rounds, first) = (Number("EXPLORER_FUZZ_ROUNDS", UsualRounds), (ulong)Number("EXPLORER_FUZZ_SEED", 1));
        var targets = await new FuzzTargets(_runner).AllAsync();
        var faults = new List<string>();
        var warranted = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var target in targets)
            await AcceptAsync(target, warranted);
        var codes = targets.ToDictionary(target => target.Name, _ => new int[3]);
        for (var round = 0; round < rounds; round++)
        {
            var target = targets[round % targets.Count];
            var seed = first + (ulong)round;
            var mutant = target.Mutant(seed);
            await File.WriteAllBytesAsync(Path.Combine(_runner.Folder, target.File), mutant, TestContext.Current.CancellationToken);
            foreach (var command in target.Commands)
            {
                if (await FaultAsync(command, codes[target.Name], warranted[Key(target, command)] + AllocatedBeside + (AllocatedPerByte * mutant.Length)) is not { } fault)
                    continue;
                var kept = Path.Combine(Testing.Repository.Root, "artifacts", "fuzz", $"{target.Name.Replace(' ', '-')}-{seed}");
                Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
                await File.WriteAllBytesAsync(kept, mutant, TestContext.Current.CancellationToken);
                faults.Add($"{target.Name}, seed {seed}, {string.Join(' ', command)}: {fault}; kept as {kept}");
            }

            await File.WriteAllBytesAsync(Path.Combine(_runner.Folder, target.File), target.Original, TestContext.Current.CancellationToken);
            Forget(Made);
        }

        TestContext.Current.SendDiagnosticMessage(string.Join('\n', codes.Select(pair => $"{pair.Key}: {pair.Value[0]} used, {pair.Value[1]} failed a check, {pair.Value[2]} refused")));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)) + $"\n{faults.Count} in all");
        Assert.True(codes.Values.Sum(counts => counts[2]) > rounds / 4, "hardly a file was refused: the changes do not reach the readers");
        Assert.True(codes.Values.Sum(counts => counts[0]) > rounds / 4, "hardly a file was used: what lies behind the readers is not reached");
    }

    // Twice, so that what is taken once for all commands is not counted to the file.
    private async Task AcceptAsync(FuzzTargets.Target target, Dictionary<string, long> warranted)
    {
        for (var time = 0; time < 2; time++)
        {
            foreach (var command in target.Commands)
            {
                var before = GC.GetTotalAllocatedBytes();
                var output = await _runner.RunAsync(command);
                Assert.True(output.ExitCode == (command == target.Commands[^1] ? target.Last : 0), $"{target.Name} unchanged, {string.Join(' ', command)}: exit code {output.ExitCode}: {output.Error}");
                warranted[Key(target, command)] = GC.GetTotalAllocatedBytes() - before;
            }

            Forget(Made);
        }
    }

    private static string Key(FuzzTargets.Target target, string[] command) => $"{target.Name} {string.Join(' ', command)}";

    private async Task<string?> FaultAsync(string[] command, int[] codes, long most)
    {
        var (before, begun) = (GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        try
        {
            var output = await Task.Run(() => _runner.RunAsync(command), TestContext.Current.CancellationToken).WaitAsync(Longest, TestContext.Current.CancellationToken);
            if (!Allowed.Contains(output.ExitCode))
                return $"exit code {output.ExitCode}: {output.Error}";
            codes[output.ExitCode]++;
            var allocated = GC.GetTotalAllocatedBytes() - before;
            return allocated > most ? $"{allocated:N0} bytes were allocated, at most {most:N0} are warranted" : output.ExitCode == 2 && output.Error.Length == 0 ? "refused without a word" : null;
        }
        catch (TimeoutException)
        {
            return $"not done after {Stopwatch.GetElapsedTime(begun)}";
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return $"{error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n')[0].Trim()}";
        }
    }

    private void Forget(params string[] files)
    {
        foreach (var file in files)
            File.Delete(Path.Combine(_runner.Folder, file));
    }

    private static int Number(string variable, int usual) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
