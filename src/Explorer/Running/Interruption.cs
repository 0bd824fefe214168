using System.Runtime.InteropServices;

namespace Explorer.Running;

/// <summary>Ctrl-C and SIGTERM as a cancellation: the first asks for a clean end, a second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CommandConsole _console;
    private readonly List<PosixSignalRegistration> _signals;

    /// <summary>Listens from now on, and says on this console what it heard.</summary>
    public Interruption(CommandConsole console)
    {
        _console = console;
        _signals = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM]).Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (!_source.IsCancellationRequested)
        {
            context.Cancel = true;
            _console.Tell("stopping; a second Ctrl-C ends at once");
            _source.Cancel();
        }
    }
}
