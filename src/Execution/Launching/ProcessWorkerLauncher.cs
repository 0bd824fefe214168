using System.ComponentModel;
using System.Diagnostics;

namespace Explorer.Execution.Launching;

/// <summary>Starts workers as processes of a given command line.</summary>
/// <param name="program">The program.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="threads">Threads of one operator on the CPU; the math libraries are told by their environment variables.</param>
/// <param name="environment">Further environment variables; null as a value removes one.</param>
public sealed class ProcessWorkerLauncher(
    string program, IReadOnlyList<string> arguments, int threads, IReadOnlyDictionary<string, string?>? environment = null) : IWorkerLauncher
{
    private static readonly string[] ThreadVariables = ["OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"];

    /// <inheritdoc/>
    public IWorker Launch()
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in ThreadVariables)
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;

        try
        {
            return new ProcessWorker(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw new WorkerStartException($"the worker program {program} cannot be started: {e.Message}");
        }
    }
}
