using System.Diagnostics;

namespace Explorer.Storage.Tests;

/// <summary>The lock lasts as long as its process, and says whose it is.</summary>
public sealed class StoreLockTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Take_LockFileOfADeadProcess_Taken()
    {
        File.WriteAllText(Database + ".lock", $"pid 4194304 on {Environment.MachineName}\n");
        StoreLock.Take(Database, Database).Dispose();
    }

    [Fact]
    public void Take_HeldByAnotherProcess_RefusedUntilItIsKilled()
    {
        File.WriteAllText(Database + ".lock", $"pid 77 on {Environment.MachineName}: explorer run a.json\n");
        const string Hold = "import fcntl, sys; f = open(sys.argv[1], 'r+'); fcntl.lockf(f, fcntl.LOCK_EX, 1, 1 << 20); print('held', flush=True); sys.stdin.read()";
        Process other;
        try
        {
            other = Process.Start(new ProcessStartInfo("python3", ["-c", Hold, Database + ".lock"]) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 holds the lock here, and is not installed");
            return;
        }

        using (other)
        {
            Assert.Equal("held", other.StandardOutput.ReadLine());
            var error = Assert.Throws<InvalidInputException>(() => StoreLock.Take(Database, Database));
            Assert.Contains("is being written by another run (pid 77: explorer run a.json)", error.Message, StringComparison.Ordinal);
            other.Kill();
            other.WaitForExit();
        }

        StoreLock.Take(Database, Database).Dispose();
    }
}
