namespace Explorer.Execution.Launching;

/// <summary>Starts workers.</summary>
public interface IWorkerLauncher
{
    /// <summary>Starts one worker; it says itself when it is ready.</summary>
    /// <exception cref="WorkerStartException">It cannot be started at all.</exception>
    IWorker Launch();
}
