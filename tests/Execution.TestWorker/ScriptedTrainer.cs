using System.Runtime.InteropServices;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Trials;
using Explorer.SearchSpace;

namespace Explorer.Execution.TestWorker;

/// <summary>
/// Trains nothing. What it does with trial N stands in the file N of a folder; "once …" holds for one attempt.
/// Its errors depend on the trial's seed alone.
/// </summary>
internal sealed partial class ScriptedTrainer(string scripts) : ITrialTrainer
{
    public TrialResult Train(TrialRequest request, ITrialObserver observer, CancellationToken cancellation)
    {
        observer.OnStep(new StepProgress(1, 1, 2, 1000, 2.3));
        Act(Script(request.Index));
        var error = (request.Seed % 1000) / 1000.0;
        var metrics = new EpochMetrics { Epoch = 1, LearningRate = 0.1, TrainLoss = 1, TrainError = error, ValidationLoss = double.NaN, ValidationError = error, Seconds = 0.01 };
        observer.OnEpoch(metrics);
        if (request.WeightsPath is not null)
        {
            File.WriteAllText(request.WeightsPath, $"weights of {request.Index}");
        }

        return new TrialResult
        {
            Outcome = new TrialOutcome.Completed(error, error),
            Rungs = [new TrainedRung { Fidelity = request.Fidelity, Error = error, Epochs = [metrics] }],
            Seconds = 0.01,
            Environment = new TrialEnvironment
            {
                Device = request.Device,
                Threads = request.Threads,
                Precision = "float32",
                Engine = "scripted " + Environment.GetEnvironmentVariable("OMP_NUM_THREADS"),
                DataHash = "0",
                CodeVersion = "test",
            },
        };
    }

    private string[] Script(int index)
    {
        var file = Path.Combine(scripts, $"{index}");
        if (!File.Exists(file))
            file = Path.Combine(scripts, "every");

        if (!File.Exists(file))
            return [];

        var words = File.ReadAllText(file).Split(' ');
        if (words[0] != "once")
            return words;

        File.Delete(file);
        return words[1..];
    }

    private static void Act(string[] words)
    {
        switch (words)
        {
            case []:
                return;
            case ["crash"]:
                Console.Error.WriteLine("about to crash");
                _ = Signal(Environment.ProcessId, 9);
                Thread.Sleep(Timeout.Infinite);
                return;
            case ["abort"]:
                Environment.FailFast("native fault");
                return;
            case ["exit"]:
                Environment.Exit(5);
                return;
            case ["hang"]:
                Thread.Sleep(Timeout.Infinite);
                return;
            case ["hog"]:
                var memory = GC.AllocateArray<byte>(600 << 20, pinned: true);
                Array.Fill(memory, (byte)1);
                Thread.Sleep(Timeout.Infinite);
                GC.KeepAlive(memory);
                return;
            case ["print"]:
                Console.WriteLine("{\"a library\": \"prints\"");
                _ = Puts("and so does native code");
                _ = Flush(0);
                return;
            case ["throw"]:
                throw new InvalidOperationException("a bad day");
            case ["full"]:
                using (var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
                    full.WriteByte(1);

                return;
            case ["missing"]:
                throw new InvalidInputException("cifar10", [new Problem("$.data.name", "no such file: data_batch_1.bin")]);
            case ["slow", var milliseconds]:
                Thread.Sleep(int.Parse(milliseconds));
                return;
            default:
                throw new InvalidOperationException("unknown script: " + string.Join(' ', words));
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "puts", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Puts(string text);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int Flush(nint stream);
}
