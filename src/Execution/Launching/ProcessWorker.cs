using System.ComponentModel;
using System.Diagnostics;

namespace Explorer.Execution.Launching;

/// <summary>A worker that is a process of this machine.</summary>
internal sealed class ProcessWorker : IWorker
{
    private static readonly TimeSpan LastWordsPatience = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly StreamReader _errorReader;
    private readonly TextTail _errors = new();
    private bool _isDisposed;

    public ProcessWorker(Process process)
    {
        _process = process;
        Id = process.Id;
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        _errorReader = process.StandardError;
        Exited = WaitAsync();
    }

    public int Id { get; }

    public Stream Input { get; }

    public Stream Output { get; }

    public Task<int> Exited { get; }

    public string ErrorTail => _errors.ToString();

    public long? ResidentBytes()
    {
        try
        {
            _process.Refresh();
            return _process.WorkingSet64 is > 0 and var bytes ? bytes : null;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // Ended meanwhile, or a system that does not say.
            return null;
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // Ended meanwhile.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        Kill();
        await Task.WhenAny(Exited, Task.Delay(LastWordsPatience * 2));
        Close(Input);
        Close(Output);
        _errorReader.Dispose();
        _process.Dispose();
    }

    // A process does not close streams that were handed out.
    private static void Close(Stream stream)
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // The other side is gone.
        }
    }

    private async Task<int> WaitAsync()
    {
        var errors = _errors.ReadAsync(_errorReader);
        await _process.WaitForExitAsync();

        // A process that it left behind may hold its standard error open.
        await Task.WhenAny(errors, Task.Delay(LastWordsPatience));
        return _process.ExitCode;
    }
}
