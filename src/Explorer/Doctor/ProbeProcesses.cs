using Explorer.Execution.Launching;

namespace Explorer.Doctor;

/// <summary>Measures in processes started as workers are: with the same environment and as many at once.</summary>
/// <param name="seconds">Time for each figure.</param>
internal sealed class ProbeProcesses(double seconds)
{
    /// <summary>Runs the probe in several processes at once.</summary>
    /// <param name="what"><see cref="ProbeCommand.All"/> or <see cref="ProbeCommand.Steps"/>.</param>
    /// <param name="processes">How many processes.</param>
    /// <param name="threads">Threads of each.</param>
    /// <param name="kernels">The value of <c>EXPLORER_KERNELS</c>; null for the caller's own.</param>
    /// <param name="cancellation">Ends the processes.</param>
    /// <exception cref="TorchUnavailableException">A process could not measure; the message is its own.</exception>
    public async Task<IReadOnlyList<ProbeFigures>> RunAsync(string what, int processes, int threads, string? kernels, CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (kernels is not null)
            environment["EXPLORER_KERNELS"] = kernels;

        var launcher = new ProcessWorkerLauncher(
            OwnProgram.File, OwnProgram.Arguments(ProbeCommand.Name, what, Text(threads), Text(seconds)), threads, environment);
        return await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => RunAsync(launcher, cancellation)));
    }

    private static async Task<ProbeFigures> RunAsync(ProcessWorkerLauncher launcher, CancellationToken cancellation)
    {
        await using var worker = launcher.Launch();
        worker.Input.Close();
        using var output = new StreamReader(worker.Output);
        var text = await output.ReadToEndAsync(cancellation);
        var code = await worker.Exited.WaitAsync(cancellation);
        return code == 0
            ? TrialsJson.Deserialize<ProbeFigures>(text)
            : throw new TorchUnavailableException(worker.ErrorTail.Replace("explorer: ", string.Empty, StringComparison.Ordinal));
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
