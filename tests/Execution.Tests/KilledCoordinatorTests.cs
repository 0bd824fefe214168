using System.Diagnostics;
using Explorer.Storage;

namespace Explorer.Execution.Tests;

/// <summary>A coordinator in a process of its own that is killed as nothing can be caught: SIGKILL.</summary>
public sealed class KilledCoordinatorTests
{
    [Fact]
    public void Run_KilledThreeTimes_EveryTrialStoredOnceAndNoWorkerRemains()
    {
        const int Trials = 24;
        using var test = new TestStore(Trials);
        using var whole = new TestStore(Trials);
        test.Store.Dispose();
        whole.Store.Dispose();
        var storedAtKill = new List<int>();
        for (var kill = 1; kill <= 3; kill++)
        {
            // However late the kill comes, this round cannot get past its share.
            for (var index = 0; index < Trials; index++)
            {
                File.WriteAllText(Path.Combine(test.Folder, $"{index}"), index < 6 * kill ? "slow 10" : "hang");
            }

            using var coordinator = Start(test, jobs: 2);
            // In mid-trial: some trials of this round are stored, others are being trained.
            for (var finished = 0; finished < 3;)
                finished += coordinator.StandardOutput.ReadLine()!.StartsWith("finished", StringComparison.Ordinal) ? 1 : 0;

            coordinator.Kill();
            coordinator.WaitForExit();
            WorkerProcessTests.AssertNoWorkerLeft(test);
            storedAtKill.Add(Stored(test).Count);
        }

        Assert.True(storedAtKill is [>= 3 and <= 6, >= 6 and <= 12, >= 9 and <= 18], string.Join(' ', storedAtKill));
        for (var index = 0; index < Trials; index++)
        {
            File.Delete(Path.Combine(test.Folder, $"{index}"));
        }

        Assert.Equal(0, Finish(test, jobs: 2));
        Assert.Equal(0, Finish(whole, jobs: 1));
        WorkerProcessTests.AssertNoWorkerLeft(test);

        // The killed run and one that was not, on one worker, stored the same but for times and the clock.
        Assert.Equal(Enumerable.Range(0, Trials), Stored(test).Select(trial => trial.Index));
        Assert.Equal(Stored(whole).Select(Timeless), Stored(test).Select(Timeless));
        Assert.Equal(Weights(whole), Weights(test));
        Assert.Equal(3, Weights(test).Length);
        Assert.Empty(ResultStores.Check(test.Database).Problems);
    }

    [Fact]
    public void Run_SecondCoordinatorOnTheDatabase_Refused()
    {
        using var test = new TestStore(trials: 2);
        test.Store.Dispose();
        File.WriteAllText(Path.Combine(test.Folder, "every"), "hang");
        using var first = Start(test, jobs: 1);
        Assert.Equal("started 2", first.StandardOutput.ReadLine());

        using var second = Start(test, jobs: 1);
        Assert.Contains($"is being written by another run (pid {first.Id}: ", second.StandardError.ReadToEnd(), StringComparison.Ordinal);
        second.WaitForExit();
        Assert.Equal(2, second.ExitCode);
        Assert.Throws<InvalidInputException>(() => ResultStores.Open(test.Database, StoreAccess.Write));
        Assert.Empty(Stored(test));

        // The coordinator says that it has started before its worker has.
        Assert.True(SpinWait.SpinUntil(() => WorkerProcessTests.WorkerPids(test).Count > 0, TimeSpan.FromSeconds(60)), "no worker started");
        first.Kill();
        first.WaitForExit();
        using (ResultStores.Open(test.Database, StoreAccess.Write))
        {
            // The kernel gave the lock back.
        }

        WorkerProcessTests.AssertNoWorkerLeft(test);
    }

    private static Process Start(TestStore test, int jobs) => Process.Start(
        new ProcessStartInfo(WorkerProcessTests.TestWorker, ["coordinate", test.Database, test.Folder, $"{jobs}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static int Finish(TestStore test, int jobs)
    {
        using var coordinator = Start(test, jobs);
        var output = coordinator.StandardOutput.ReadToEnd();
        coordinator.WaitForExit();
        Assert.Contains("done", output, StringComparison.Ordinal);
        return coordinator.ExitCode;
    }

    private static List<TrialRecord> Stored(TestStore test)
    {
        using var store = ResultStores.Open(test.Database, StoreAccess.Read);
        return [.. store.Trials(Samples.Experiment)];
    }

    private static TrialRecord Timeless(TrialRecord trial) => trial with { Seconds = 0, FinishedAt = Samples.Time, Rungs = [.. trial.Rungs.Select(rung => rung with { Place = null })] };

    private static string[] Weights(TestStore test) =>
        [.. Directory.EnumerateFiles(Path.Combine(test.Folder, "weights")).Select(file => Path.GetFileName(file) + File.ReadAllText(file)).Order(StringComparer.Ordinal)];
}
