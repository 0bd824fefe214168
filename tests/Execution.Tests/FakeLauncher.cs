using System.IO.Pipelines;
using Explorer.Execution.Workers;

namespace Explorer.Execution.Tests;

/// <summary>Workers that are threads of this process: the real loop over pipes, with a trainer given as a function.</summary>
internal sealed class FakeLauncher(Func<TrialRequest, ITrialObserver, CancellationToken, TrialResult> train) : IWorkerLauncher
{
    private int _launched;

    public int Launched => _launched;

    public Func<long?> ResidentBytes { get; init; } = () => null;

    public IWorker Launch() => new Worker(Interlocked.Increment(ref _launched), new Trainer(train), ResidentBytes);

    private sealed class Trainer(Func<TrialRequest, ITrialObserver, CancellationToken, TrialResult> train) : ITrialTrainer
    {
        public TrialResult Train(TrialRequest request, ITrialObserver observer, CancellationToken cancellation) => train(request, observer, cancellation);
    }

    private sealed class Worker : IWorker
    {
        private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Func<long?> _residentBytes;
        private readonly Pipe _toWorker = new();
        private readonly Pipe _fromWorker = new();

        public Worker(int id, ITrialTrainer trainer, Func<long?> residentBytes)
        {
            Id = id;
            _residentBytes = residentBytes;
            Input = _toWorker.Writer.AsStream();
            Output = _fromWorker.Reader.AsStream();
            var thread = new Thread(() =>
            {
                using var output = _fromWorker.Writer.AsStream();
                try
                {
                    WorkerLoop.Run(trainer, "fake 1.0", _toWorker.Reader.AsStream(), output, () => { });
                    _exited.TrySetResult(0);
                }
                catch (InvalidOperationException)
                {
                    // The test killed it in the midst of writing.
                    _exited.TrySetResult(137);
                }
            })
            {
                IsBackground = true,
            };
            thread.Start();
        }

        public int Id { get; }

        public Stream Input { get; }

        public Stream Output { get; }

        public Task<int> Exited => _exited.Task;

        public string ErrorTail => "";

        public long? ResidentBytes() => _residentBytes();

        public void Kill()
        {
            if (_exited.TrySetResult(137))
            {
                _toWorker.Writer.Complete();
                _fromWorker.Writer.Complete();
            }
        }

        public ValueTask DisposeAsync()
        {
            Kill();
            return ValueTask.CompletedTask;
        }
    }
}
