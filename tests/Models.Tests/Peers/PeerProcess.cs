using System.Diagnostics;

namespace Explorer.Models.Tests.Peers;

/// <summary>Runs other programs that tests check against.</summary>
internal static class PeerProcess
{
    /// <summary>Debian's Python, which has the peers' packages.</summary>
    public const string Python = "/usr/bin/python3";

    /// <summary>Skips the test where Python or one of the modules is missing.</summary>
    public static void NeedPython(string modules, string packages)
        => Assert.SkipUnless(File.Exists(Python) && Run(Python, "-c", $"import {modules}").ExitCode == 0, $"{packages} not installed");

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
