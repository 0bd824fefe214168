using System.Net;
using System.Net.Sockets;

namespace Explorer.Tests.Clusters;

/// <summary>A real Slurm of two nodes on this machine, for as long as it is not disposed.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SlurmCluster()
    {
    }

    /// <summary>Its configuration, for <c>SLURM_CONF</c>.</summary>
    public string Configuration => Path.Combine(_folder.Path, "slurm.conf");

    /// <summary>Starts it, or skips the test and says why.</summary>
    public static SlurmCluster Start()
    {
        var missing = ((string[])["slurmctld", "slurmd", "sbatch", "munged"]).Where(program => !((string[])["/usr/sbin", "/usr/bin", "/sbin", "/bin"]).Any(folder => File.Exists(Path.Combine(folder, program)))).ToList();
        Assert.SkipWhen(missing.Count > 0, $"no {string.Join(", ", missing)}: apt-get install -y --no-install-recommends slurmctld slurmd slurm-client munge");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "a Slurm of its own needs root");
        var cluster = new SlurmCluster();
        var (code, said) = cluster.Run("start", cluster._folder.Path, $"{FreePorts()}");
        if (code == 0)
            return cluster;
        cluster.Dispose();
        Assert.Skip($"Slurm does not run on this machine: {said}");
        return cluster;
    }

    /// <summary>Takes Slurm's controller away, or gives it back.</summary>
    public void Controller(string state) => Run("controller", _folder.Path, state);

    /// <summary>One of Slurm's own commands.</summary>
    public string Ask(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Configuration;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    /// <summary>Skips the test that a command did not end in time for, where Slurm has lost a node meanwhile: its jobs would wait for ever.</summary>
    public void SkipIfBroken()
    {
        var nodes = Ask("timeout", "20", "sinfo", "-h", "-N", "-p", "main", "-o", "%N %T %E");
        Assert.SkipWhen(nodes.Length == 0 || nodes.Contains("down", StringComparison.Ordinal) || nodes.Contains("drain", StringComparison.Ordinal), $"Slurm broke down on this machine: {nodes}");
    }

    public void Dispose()
    {
        Run("stop", _folder.Path);
        _folder.Dispose();
    }

    private (int Code, string Error) Run(params string[] arguments)
    {
        // The daemons would hold a pipe open: their words go to a file.
        var said = Path.Combine(_folder.Path, "said");
        var start = new ProcessStartInfo("/bin/bash", ["-c", "exec \"$0\" \"$@\" >\"$SAID\" 2>&1 </dev/null", Path.Combine(Repository.Root, "tests", "Explorer.Tests", "Clusters", "slurm.sh"), .. arguments]) { UseShellExecute = false };
        start.Environment["SAID"] = said;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return (process.ExitCode, File.ReadAllText(said));
    }

    // Three in a row that are free now.
    private static int FreePorts()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            if (port < 60_000 && IsFree(port + 1) && IsFree(port + 2))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
