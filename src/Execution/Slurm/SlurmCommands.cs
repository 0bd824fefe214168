using System.ComponentModel;
using System.Diagnostics;

namespace Explorer.Execution.Slurm;

/// <summary>Slurm's own commands, called without a shell. Nothing depends on accounting (sacct).</summary>
public static class SlurmCommands
{
    private const char Separator = '|';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A command's exit code, its output and what it wrote to standard error; −1 where it gave no answer in time.</summary>
    /// <exception cref="InvalidInputException">There is no such program here.</exception>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // Within a job these would be taken for options.
        foreach (var name in start.Environment.Keys.Where(IsOfAJob).ToList())
            start.Environment.Remove(name);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
                return (process.ExitCode, await output, (await error).Trim());
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return (-1, "", string.Create(CultureInfo.InvariantCulture, $"{program} gave no answer in {Patience.TotalSeconds:0} s"));
            }
        }
        catch (Win32Exception e)
        {
            throw new InvalidInputException("--on slurm", $"{program} cannot be started here ({e.Message}); Slurm's commands are expected on the PATH");
        }
    }

    /// <summary>The jobs of a name; null where Slurm gives no answer, which is no news.</summary>
    internal static async Task<IReadOnlyList<SlurmJob>?> ListAsync(string name)
    {
        var (code, output, _) = await RunAsync("squeue", "--me", "--noheader", "--array", "--states=all", "--name=" + name, "--format=%F_%K" + Separator + "%T" + Separator + "%r");
        return code != 0
            ? null
            : [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(Separator)).Where(parts => parts.Length == 3).Select(parts => new SlurmJob(parts[0], parts[1], parts[2]))];
    }

    /// <summary>Ends every job of a name.</summary>
    /// <returns>What Slurm objects to; empty for nothing.</returns>
    internal static async Task<string> CancelAsync(string name) => (await RunAsync("scancel", "--me", "--name=" + name)).Error;

    /// <summary>Ends some jobs.</summary>
    internal static Task CancelAsync(IEnumerable<SlurmJob> jobs) => RunAsync("scancel", jobs.Select(job => job.Id));

    private static bool IsOfAJob(string name) =>
        (name.StartsWith("SLURM_", StringComparison.Ordinal) && name != "SLURM_CONF") || name.StartsWith("SBATCH_", StringComparison.Ordinal);
}
