using System.Diagnostics;

namespace Explorer.Models.Tests.Peers;

/// <summary>Runs other programs that tests check against.</summary>
internal static class PeerProcess
{
    /// <summary>Debian's Python, which has the peers' packages.</summary>
    public const string Python = "/usr/bin/python3";

    // Looks without importing: a module that is there and cannot be imported is broken, and the test has to say so.
    private const string Missing = "import importlib.util, sys; print(*[name for name in sys.argv[1:] if importlib.util.find_spec(name) is None])";

    /// <summary>Skips the test where Python or one of the modules is not installed; fails it where Python cannot say.</summary>
    public static void NeedPython(string[] modules, string packages)
    {
        Assert.SkipUnless(File.Exists(Python), "no python3");
        var (exitCode, missing, error) = Run(Python, ["-c", Missing, .. modules]);
        Assert.True(exitCode == 0, $"{Python} ended with {exitCode}: {error}");
        Assert.SkipWhen(missing.Trim().Length > 0, $"{packages} not installed");
    }

    /// <summary>Runs a script of this folder; fails the test where it fails.</summary>
    public static string RunPython(string script, params string[] arguments)
    {
        var result = Run(Python, [Path.Combine(AppContext.BaseDirectory, "Peers", script), .. arguments]);
        Assert.True(result.ExitCode == 0, $"{script}: {result.Error}");
        return result.Output;
    }

    public static (int ExitCode, string Output, string Error) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
