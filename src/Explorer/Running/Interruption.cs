using System.Runtime.InteropServices;

namespace Explorer.Running;

/// <summary>Ctrl-C and SIGTERM as a cancellation: the first asks for a clean end, a second ends the process at once. Each says what it does.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CommandConsole _console;
    private readonly string _lost;
    private readonly List<PosixSignalRegistration> _signals;

    /// <summary>Listens from now on, and says on this console what it heard.</summary>
    /// <param name="console">The console.</param>
    /// <param name="lost">What ending at once loses, and what it does not.</param>
    public Interruption(CommandConsole console, string lost = "nothing is lost")
    {
        (_console, _lost) = (console, lost);
        _signals = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM]).Select(signal => PosixSignalRegistration.Create(signal, context => context.Cancel = Hear()))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _source.Dispose();
    }

    /// <summary>Hears one signal.</summary>
    /// <returns>Whether the process goes on, to end cleanly.</returns>
    internal bool Hear()
    {
        if (_source.IsCancellationRequested)
        {
            _console.Warn($"stopped at once: {_lost}");
            return false;
        }

        _console.Tell("finishing cleanly; Ctrl-C again stops at once");
        _source.Cancel();
        return true;
    }
}
