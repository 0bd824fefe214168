using System.Collections.Concurrent;

namespace Explorer.Execution.Launching;

/// <summary>Starts the first workers before they are asked for, so that they load their libraries while a plan is made and stored. Disposing ends those that nobody asked for.</summary>
public sealed class EarlyWorkers : IWorkerLauncher, IAsyncDisposable
{
    private readonly IWorkerLauncher _launcher;
    private readonly ConcurrentQueue<Task<IWorker>> _started;

    /// <summary>Starts workers, without waiting for them.</summary>
    /// <param name="launcher">Starts them and all later ones.</param>
    /// <param name="count">So many; 0 for none.</param>
    public EarlyWorkers(IWorkerLauncher launcher, int count)
    {
        _launcher = launcher;
        _started = new(Enumerable.Range(0, count).Select(_ => Task.Run(launcher.Launch)));
    }

    /// <inheritdoc/>
    public IWorker Launch() => _started.TryDequeue(out var worker) ? worker.GetAwaiter().GetResult() : _launcher.Launch();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (_started.TryDequeue(out var worker))
        {
            try
            {
                await (await worker).DisposeAsync();
            }
            catch (WorkerStartException)
            {
                // It never ran.
            }
        }
    }
}
