namespace Explorer.Tests.Fuzzing;

/// <summary>
/// Whatever a file holds, every reader uses it or refuses it: no crash, no hang, no more memory than the file warrants. <c>bench/fuzz</c> runs it
/// with more rounds. A file that a reader fails on is written to <c>artifacts/fuzz</c> under its reader's name and seed.
/// </summary>
public sealed class MutatedInputTests : IDisposable
{
    private const int UsualRounds = 190;
    private const long MostAllocated = 1L << 30;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // Done, checks that failed, refused.
    private static readonly int[] Allowed = [0, 1, 2];
    private readonly CommandRunner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Read_MutatedFiles_AreUsedOrRefused()
    {
        var (rounds, first) = (Number("EXPLORER_FUZZ_ROUNDS", UsualRounds), (ulong)Number("EXPLORER_FUZZ_SEED", 1));
        var targets = await new FuzzTargets(_runner).AllAsync();
        var faults = new List<string>();
        var codes = targets.ToDictionary(target => target.Name, _ => new int[3]);
        for (var round = 0; round < rounds; round++)
        {
            var target = targets[round % targets.Count];
            var seed = first + (ulong)round;
            var mutant = Mutator.Mutate(target.Original, seed);
            await File.WriteAllBytesAsync(Path.Combine(_runner.Folder, target.File), mutant, TestContext.Current.CancellationToken);
            foreach (var command in target.Commands)
            {
                if (await FaultAsync(command, codes[target.Name]) is not { } fault)
                    continue;
                var kept = Path.Combine(Testing.Repository.Root, "artifacts", "fuzz", $"{target.Name.Replace(' ', '-')}-{seed}");
                Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
                await File.WriteAllBytesAsync(kept, mutant, TestContext.Current.CancellationToken);
                faults.Add($"{target.Name}, seed {seed}, {string.Join(' ', command)}: {fault}; kept as {kept}");
            }

            await File.WriteAllBytesAsync(Path.Combine(_runner.Folder, target.File), target.Original, TestContext.Current.CancellationToken);
            Forget("fresh.db", "fresh.db.lock", "fresh.db-wal", "fresh.db-shm", "a.db-wal", "a.db-shm", "a-log.litedb");
        }

        TestContext.Current.SendDiagnosticMessage(string.Join('\n', codes.Select(pair => $"{pair.Key}: {pair.Value[0]} used, {pair.Value[1]} failed a check, {pair.Value[2]} refused")));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)) + $"\n{faults.Count} in all");
        Assert.True(codes.Values.Sum(counts => counts[2]) > rounds / 4, "hardly a file was refused: the changes do not reach the readers");
    }

    private async Task<string?> FaultAsync(string[] command, int[] codes)
    {
        var (before, begun) = (GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        try
        {
            var output = await Task.Run(() => _runner.RunAsync(command), TestContext.Current.CancellationToken).WaitAsync(Longest, TestContext.Current.CancellationToken);
            if (!Allowed.Contains(output.ExitCode))
                return $"exit code {output.ExitCode}: {output.Error}";
            codes[output.ExitCode]++;
            var allocated = GC.GetTotalAllocatedBytes() - before;
            return allocated > MostAllocated ? $"{allocated:N0} bytes were allocated" : output.ExitCode == 2 && output.Error.Length == 0 ? "refused without a word" : null;
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
