using System.IO.Pipes;
using Explorer.Execution.Launching;
using Explorer.Execution.Workers;
using Explorer.Kernels;
using Explorer.Training;
using Explorer.Training.Data;

namespace Explorer.Tests;

/// <summary>A worker that is a thread of this process: what it trains and says is a real worker's, only it cannot be killed in mid-training.</summary>
internal sealed class ThreadWorker : IWorker
{
    private readonly AnonymousPipeServerStream _input = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream _output = new(PipeDirection.In);
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ThreadWorker() => new Thread(Work) { IsBackground = true, Name = "worker" }.Start();

    public int Id => Environment.ProcessId;

    public Stream Input => _input;

    public Stream Output => _output;

    public Task<int> Exited => _exited.Task;

    public string ErrorTail => "";

    public long? ResidentBytes() => null;

    public void Kill() => _input.Dispose();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        await _output.DisposeAsync();
    }

    private void Work()
    {
        using var input = new AnonymousPipeClientStream(PipeDirection.In, _input.ClientSafePipeHandle);
        using (var output = new AnonymousPipeClientStream(PipeDirection.Out, _output.ClientSafePipeHandle))
        {
            TorchEngine.RequireAvailable();
            WorkerLoop.Run(new Trainer(new DataLibrary(), TimeProvider.System), TorchEngine.Name, input, output, () => { });
        }

        _exited.SetResult(0);
    }
}

/// <summary>Starts them.</summary>
internal sealed class ThreadWorkers : IWorkerLauncher
{
    public IWorker Launch() => new ThreadWorker();
}
