using System.Runtime.ExceptionServices;

namespace Explorer.Execution.Runs;

/// <summary>Worker processes that live as long as a run.</summary>
internal sealed class LocalWorkforce(IWorkerLauncher launcher, TimeProvider? time) : Workforce
{
    /// <summary>Runs all slots; the first that fails ends the others, and its exception is the run's.</summary>
    internal override async Task RunAsync(LeaseDesk desk, int workers, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;

        async Task Guard(WorkerSlot slot)
        {
            try
            {
                await slot.RunAsync(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Interrupted, or another slot failed.
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                await stop.CancelAsync();
            }
        }

        var slots = Enumerable.Range(0, workers).Select(number => new WorkerSlot(number, launcher, desk, time ?? TimeProvider.System));
        await Task.WhenAll(slots.Select(slot => Task.Run(() => Guard(slot), CancellationToken.None)));
        failure?.Throw();
    }
}
