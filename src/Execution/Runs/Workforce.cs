namespace Explorer.Execution.Runs;

/// <summary>Those who train for a coordinator: processes of this machine, or agents elsewhere.</summary>
public abstract class Workforce
{
    // Its members know what nobody outside sees.
    private protected Workforce()
    {
    }

    /// <summary>How the ids of a run's leases begin: otherwise than those of all runs that live workers may know of.</summary>
    internal virtual string NextLeases() => "0";

    /// <summary>Trains until nothing is left in a run.</summary>
    /// <param name="desk">Where trainings are had.</param>
    /// <param name="workers">Workers at a time, at most.</param>
    /// <param name="cancellation">Interrupts.</param>
    internal abstract Task RunAsync(LeaseDesk desk, int workers, CancellationToken cancellation);
}
