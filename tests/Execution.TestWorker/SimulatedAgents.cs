using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Explorer.Execution.Channels;
using Explorer.Execution.Channels.Wire;
using Explorer.Execution.Clusters;
using Explorer.Execution.Runs;
using Explorer.Experiments;
using Explorer.Experiments.Data;
using Explorer.Experiments.Storage;
using Explorer.Experiments.Trainings;
using Explorer.Experiments.Trials;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Complexity;
using Explorer.SearchSpace.Configs;
using Explorer.Storage;

namespace Explorer.Execution.TestWorker;

/// <summary>Many agents that train nothing, each on a stream of its own, and a coordinator that says what they cost it.</summary>
internal static class SimulatedAgents
{
    private const string Experiment = "simulated";

    /// <summary>Answers every training after some seconds, until it is sent home.</summary>
    public static async Task<int> RunAsync(string folder, int agents, double seconds)
    {
        while (CoordinatorAddress.Read(folder) is null)
            await Task.Delay(100);
        var address = CoordinatorAddress.Read(folder)!;
        await Task.WhenAll(Enumerable.Range(0, agents).Select(number => AgentAsync(address, number, seconds)));
        return 0;
    }

    /// <summary>Coordinates until every trial is stored.</summary>
    public static async Task<int> ServeAsync(string folder, int trials)
    {
        var settings = new ClusterSettings { Folder = folder, Jobs = 1, Listen = IPAddress.Loopback, Hosts = ["127.0.0.1"], Code = "simulated" };
        using var store = ResultStores.Open(Path.Combine(folder, "results.litedb"), StoreAccess.Write);
        store.AddExperiment(new ExperimentRecord(Experiment, "{}", DateTimeOffset.UnixEpoch, "test"), [.. Enumerable.Range(0, trials).Select(Planned)]);
        await using var workforce = await ClusterWorkforce.StartAsync(settings, null, _ => { });
        using var own = Process.GetCurrentProcess();
        var (cpu, started) = (own.TotalProcessorTime, Stopwatch.GetTimestamp());
        var counter = new Counter(started);
        var run = new RunSettings { Experiment = Experiment, Data = new DataSettings { Name = "shapes", Validation = 10 }, Limits = new Limits(), WorkersOutlive = true, CheckpointDirectory = Path.Combine(folder, "checkpoints"), Workers = new WorkerSettings { Jobs = trials } };
        var summary = await new Coordinator(store, workforce, run, counter).RunAsync(CancellationToken.None);
        own.Refresh();
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (first, last) = (counter.First, counter.Last);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{summary.Completed} trials in {wall:0.0} s; from the first result to the last {last - first:0.0} s, {(summary.Completed - 1) / (last - first):0.0} results/s; processor {(own.TotalProcessorTime - cpu).TotalSeconds:0.0} s, {(own.TotalProcessorTime - cpu).TotalSeconds / wall:0.00} cores; memory {own.PeakWorkingSet64 >> 20} MiB"));
        await workforce.CancelAsync(isOver: true);
        return 0;
    }

    private static async Task AgentAsync(CoordinatorAddress address, int number, double seconds)
    {
        Train? current = null;
        var outbound = Dial();
        using var over = new CancellationTokenSource();
        _ = BeatAsync();

        // As agents do: a stream that could not be had, or is cut, is dialled again, and what is trained is vouched for.
        for (; !over.IsCancellationRequested; outbound = Dial())
        {
            await ChannelClient.TalkAsync(address, "127.0.0.1", outbound.Reader, message =>
            {
                if (message.KindCase == ToAgent.KindOneofCase.Train)
                    _ = TrainAsync(current = message.Train);
                else if (message.KindCase == ToAgent.KindOneofCase.Leave)
                    over.Cancel();
            }, over.Token);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        Channel<FromAgent> Dial()
        {
            var dialled = Channel.CreateUnbounded<FromAgent>();
            var hello = new Hello { Agent = $"agent{number}", Node = "here", Slots = 1, Code = "simulated" };
            if (current is { } train)
                hello.Held.Add(new Held { Training = train.Training, Slot = 0 });
            dialled.Writer.TryWrite(new FromAgent { Hello = hello });
            return dialled;
        }

        async Task TrainAsync(Train train)
        {
            var request = TrialsJson.Deserialize<TrialRequest>(train.Request);
            EpochMetrics[] epochs = [.. Enumerable.Range(1, 10).Select(Epoch)];
            for (var told = 0; told < 3; told++)
            {
                await Task.Delay(TimeSpan.FromSeconds(seconds / 3));
                var progress = new Progress { Lease = train.Training.Lease };
                progress.Messages.AddRange(epochs.Skip(3 * told).Take(3).Select(epoch => TrialsJson.Serialize<Protocol.WorkerMessage>(new Protocol.WorkerMessage.Epoch(epoch))));
                outbound.Writer.TryWrite(new FromAgent { Progress = progress });
            }

            current = null;
            outbound.Writer.TryWrite(new FromAgent { Ended = new Ended { Training = train.Training, Trained = TrialsJson.Serialize(Result(request, epochs)) } });
        }

        async Task BeatAsync()
        {
            while (!over.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromSeconds(5));
                outbound.Writer.TryWrite(new FromAgent { Ping = new Ping() });
            }
        }
    }

    private static EpochMetrics Epoch(int epoch) => new() { Epoch = epoch, LearningRate = 0.1, TrainLoss = 1.5 / epoch, TrainError = 0.5, ValidationLoss = 1.6 / epoch, ValidationError = 0.5, Seconds = 3 };

    private static TrialResult Result(TrialRequest request, EpochMetrics[] epochs) => new()
    {
        Outcome = new TrialOutcome.Completed(0.5, 0.5),
        Rungs = [new TrainedRung { Fidelity = request.Fidelity, Error = 0.5, Epochs = [.. epochs] }],
        Seconds = 30,
        Environment = new TrialEnvironment { Device = "cpu", Threads = 1, Precision = "float32", Engine = "simulated", DataHash = "0", CodeVersion = "test" },
    };

    private static PlannedTrial Planned(int index)
    {
        var config = new AnyNetConfig
        {
            Input = new InputShape(3, 32),
            Classes = 10,
            Stem = new StemConfig(StemType.Cifar, 16),
            Block = BlockType.Bottleneck,
            Stages = [.. Enumerable.Range(1, 4).Select(stage => new StageConfig { Depth = 2, Width = 8 * (stage + (index % 50)), Stride = 1 })],
        };
        return new PlannedTrial { Index = index, Config = config, Hash = ModelConfigJson.Hash(config), Complexity = new NetworkComplexity(1000, 100, 10), Seed = (ulong)index, Training = new TrainingSettings { Epochs = 10 } };
    }

    private sealed class Counter(long started) : IRunObserver
    {
        public double First { get; private set; }

        public double Last { get; private set; }

        public void OnRunStarted(RunTotals totals)
        {
        }

        public void OnWorkerReady(int worker, int pid, string device, string engine)
        {
        }

        public void OnTrialStarted(int worker, PlannedTrial trial, Experiments.Fidelities.PlannedRung rung, int attempt)
        {
        }

        public void OnStep(int worker, PlannedTrial trial, StepProgress step)
        {
        }

        public void OnEpoch(int worker, PlannedTrial trial, EpochMetrics metrics)
        {
        }

        public void OnRungFinished(int worker, PlannedTrial trial, RungRecord rung)
        {
        }

        public void OnTrialFinished(int worker, TrialRecord trial)
        {
            Last = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (First == 0)
                First = Last;
        }

        public void OnAttemptFailed(int worker, AttemptRecord attempt, bool retried) => Console.WriteLine($"failed {attempt.Index}: {attempt.Reason}");

        public void OnHandedBack(int worker, PlannedTrial trial, string reason) => Console.WriteLine($"back {trial.Index}: {reason}");

        public void OnWorkerLost(int worker, string reason)
        {
        }
    }
}
