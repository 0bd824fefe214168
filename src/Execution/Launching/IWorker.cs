namespace Explorer.Execution.Launching;

/// <summary>A started worker, seen from outside. Disposing kills it if it still runs.</summary>
public interface IWorker : IAsyncDisposable
{
    /// <summary>Its process id.</summary>
    int Id { get; }

    /// <summary>What it reads; closing it asks the worker to exit.</summary>
    Stream Input { get; }

    /// <summary>What it writes.</summary>
    Stream Output { get; }

    /// <summary>Completes with its exit code once it has ended and its last words are read; 128 + n where signal n killed it.</summary>
    Task<int> Exited { get; }

    /// <summary>The last lines it wrote to standard error; empty for none.</summary>
    string ErrorTail { get; }

    /// <summary>Resident memory in bytes; null where the system does not say.</summary>
    long? ResidentBytes();

    /// <summary>Ends it at once, with all processes it started. Nothing happens where it has ended.</summary>
    void Kill();
}
