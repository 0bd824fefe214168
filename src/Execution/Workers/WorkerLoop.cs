using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Threading.Channels;

namespace Explorer.Execution.Workers;

/// <summary>A worker's life: says that it is ready, trains what it is sent, ends with its input.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source holds no handle, and the reading thread may cancel it after the loop has ended")]
public sealed class WorkerLoop
{
    // ENOSPC, which .NET passes on as it is.
    private const int DiskFullError = 28;

    // Heard while a training is under way, which reads nothing itself.
    private static readonly string Suspend = TrialsJson.Serialize<CoordinatorMessage>(new CoordinatorMessage.Suspend());
    private readonly ITrialTrainer _trainer;
    private readonly Stream _input;
    private readonly MessageWriter _output;
    private readonly Action _abandon;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _ended = new();
    private readonly TextWriter? _log;
    private int _training;
    private volatile bool _isSuspensionWanted;

    private WorkerLoop(ITrialTrainer trainer, Stream input, Stream output, Action abandon, TextWriter? log)
    {
        _log = log;
        _trainer = trainer;
        _input = input;
        _output = new MessageWriter(output);
        _abandon = abandon;
    }

    /// <summary>Serves one coordinator; returns when it closes the input.</summary>
    /// <param name="trainer">Trains, on the calling thread.</param>
    /// <param name="engine">Engine and version, for the coordinator's display.</param>
    /// <param name="input">JSON lines from the coordinator.</param>
    /// <param name="output">JSON lines to the coordinator; nothing else may write to it.</param>
    /// <param name="abandon">
    /// Called, from another thread, where the input ends in mid-trial: the coordinator is gone and nobody wants the
    /// result. A worker process ends itself here, since native code cannot be interrupted.
    /// </param>
    /// <param name="log">Told of exceptions in full; null for nowhere.</param>
    public static void Run(ITrialTrainer trainer, string engine, Stream input, Stream output, Action abandon, TextWriter? log = null) =>
        new WorkerLoop(trainer, input, output, abandon, log).Run(engine);

    private void Run(string engine)
    {
        new Thread(Read) { IsBackground = true, Name = "coordinator" }.Start();
        try
        {
            _output.Write<WorkerMessage>(new WorkerMessage.Ready(Environment.ProcessId, engine));
            while (_lines.Reader.WaitToReadAsync(_ended.Token).AsTask().GetAwaiter().GetResult())
            {
                while (_lines.Reader.TryRead(out var line))
                {
                    Interlocked.Exchange(ref _training, 1);
                    _ended.Token.ThrowIfCancellationRequested();
                    _output.Write<WorkerMessage>(new WorkerMessage.Accepted());
                    _output.Write(Answer(line));
                    Interlocked.Exchange(ref _training, 0);
                }
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The coordinator closed the input.
        }
        catch (IOException)
        {
            // The coordinator is gone: only writing to it throws this here.
        }
    }

    private WorkerMessage Answer(string line)
    {
        try
        {
            var request = ((CoordinatorMessage.Train)TrialsJson.Deserialize<CoordinatorMessage>(line)).Request;
            return new WorkerMessage.Result(_trainer.Train(request, new Observer(this), _ended.Token));
        }
        catch (TrainingSuspendedException e)
        {
            return new WorkerMessage.Suspended(e.Epoch);
        }
        catch (InvalidInputException e)
        {
            return new WorkerMessage.InvalidInput(e.Origin, e.Problems.ToValueList());
        }
        catch (Exception e) when (e is not OperationCanceledException || !_ended.IsCancellationRequested)
        {
            // Whatever went wrong costs this attempt only; the whole of it goes to the log.
            _log?.WriteLine(e);
            return new WorkerMessage.Fault($"{e.GetType().Name}: {e.Message}", IsGeneral: e is IOException { HResult: DiskFullError });
        }
    }

    private void Read()
    {
        using var reader = new StreamReader(_input, Encoding.UTF8);
        try
        {
            while (reader.ReadLine() is { } line)
            {
                // Any other line is the next training, and what was wanted of the last one is over.
                _isSuspensionWanted = line == Suspend;
                if (!_isSuspensionWanted)
                    _lines.Writer.TryWrite(line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // As the end of the input.
        }

        _ended.Cancel();
        if (Interlocked.CompareExchange(ref _training, 0, 0) != 0)
            _abandon();
    }

    private sealed class Observer(WorkerLoop loop) : ITrialObserver
    {
        public bool IsSuspensionWanted => loop._isSuspensionWanted;

        public void OnStep(StepProgress step) => loop._output.Write<WorkerMessage>(new WorkerMessage.Step(step));

        public void OnEpoch(EpochMetrics metrics) => loop._output.Write<WorkerMessage>(new WorkerMessage.Epoch(metrics));
    }
}
