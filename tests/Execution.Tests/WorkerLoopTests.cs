using System.IO.Pipelines;
using System.Text;
using Explorer.Execution.Protocol;
using Explorer.Execution.Workers;

namespace Explorer.Execution.Tests;

public sealed class WorkerLoopTests
{
    private static readonly TrialRequest Request = new()
    {
        Experiment = Samples.Experiment,
        Index = 3,
        Config = Samples.Planned(3).Config,
        Hash = "h",
        Seed = ulong.MaxValue,
        Training = Samples.Planned(3).Training,
        Data = new DataSettings { Name = "shapes", Validation = 10 },
        Fidelity = new Fidelity { Epochs = 2 },
        Device = "cuda:1",
        Threads = 2,
        WeightsPath = "/tmp/weights with \"quotes\"\nand lines",
    };

    [Fact]
    public void Run_Request_ArrivesWholeAndResultReturns()
    {
        TrialRequest? seen = null;
        var messages = Run([Train(Request)], (request, observer, _) =>
        {
            seen = request;
            observer.OnStep(new StepProgress(1, 2, 3, 4.5, double.NaN));
            observer.OnEpoch(Samples.Epoch(1, 0.5) with { TrainLoss = double.NaN });
            return Samples.Completed(request, 1.0 / 3);
        });
        Assert.Equal(Request, seen);
        Assert.Equal(
            [
                new WorkerMessage.Ready(Environment.ProcessId, "fake"),
                new WorkerMessage.Accepted(),
                new WorkerMessage.Step(new StepProgress(1, 2, 3, 4.5, double.NaN)),
                new WorkerMessage.Epoch(Samples.Epoch(1, 0.5) with { TrainLoss = double.NaN }),
                new WorkerMessage.Result(Samples.Completed(Request, 1.0 / 3)),
            ],
            messages);
    }

    [Fact]
    public void Run_SeveralRequests_OneAfterTheOther()
    {
        var messages = Run([Train(Request), Train(Request)], (request, _, _) => Samples.Completed(request, 0.5));
        Assert.Equal(2, messages.OfType<WorkerMessage.Result>().Count());
    }

    [Fact]
    public void Run_InputAtFault_SaysEveryProblem()
    {
        Problem[] problems = [new("$.a", "b"), new("$.c", "d")];
        var messages = Run([Train(Request)], (_, _, _) => throw new InvalidInputException("cifar10", problems));
        Assert.Equal(new WorkerMessage.InvalidInput("cifar10", problems.ToValueList()), messages[^1]);
    }

    [Fact]
    public void Run_TrainerThrows_SaysSoAndServesTheNext()
    {
        var calls = 0;
        var messages = Run([Train(Request), Train(Request)], (request, _, _) => ++calls == 1 ? throw new InvalidOperationException("no room") : Samples.Completed(request, 0.5));
        Assert.Equal(new WorkerMessage.Fault("InvalidOperationException: no room", IsGeneral: false), messages[2]);
        Assert.IsType<WorkerMessage.Result>(messages[^1]);
    }

    [Theory]
    [InlineData("{\"type\":\"dance\"}")]
    [InlineData("train!")]
    public void Run_UnknownRequest_Fault(string line) => Assert.IsType<WorkerMessage.Fault>(Run([line], (request, _, _) => Samples.Completed(request, 0.5))[^1]);

    [Fact]
    public void Run_InputEndsInMidTrial_Abandons()
    {
        using var abandoned = new ManualResetEventSlim();
        var input = new Pipe();
        var output = new MemoryStream();
        input.Writer.AsStream().Write(Encoding.UTF8.GetBytes(Train(Request) + "\n"));
        WorkerLoop.Run(
            new Trainer((_, _, cancellation) =>
            {
                input.Writer.Complete();
                Assert.True(abandoned.Wait(TimeSpan.FromSeconds(60), CancellationToken.None));
                Assert.True(cancellation.IsCancellationRequested);
                throw new OperationCanceledException(cancellation);
            }),
            "fake", input.Reader.AsStream(), output, abandoned.Set);
        Assert.True(abandoned.IsSet);
        Assert.DoesNotContain("result", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    private static string Train(TrialRequest request) => TrialsJson.Serialize<CoordinatorMessage>(new CoordinatorMessage.Train(request));

    /// <summary>Runs a loop over some lines; the input ends only once all are answered, as a coordinator would have it.</summary>
    private static List<WorkerMessage> Run(string[] lines, Func<TrialRequest, ITrialObserver, CancellationToken, TrialResult> train)
    {
        var input = new Pipe();
        var output = new Pipe();
        input.Writer.AsStream().Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        var loop = new Thread(() =>
        {
            using var stream = output.Writer.AsStream();
            WorkerLoop.Run(new Trainer(train), "fake", input.Reader.AsStream(), stream, () => { });
        });
        loop.Start();
        var messages = new List<WorkerMessage>();
        using (var reader = new StreamReader(output.Reader.AsStream()))
        {
            for (var answers = 0; answers < lines.Length;)
            {
                messages.Add(TrialsJson.Deserialize<WorkerMessage>(reader.ReadLine()!));
                answers += messages[^1] is WorkerMessage.Result or WorkerMessage.Fault or WorkerMessage.InvalidInput ? 1 : 0;
            }

            input.Writer.Complete();
            Assert.True(loop.Join(TimeSpan.FromSeconds(60)));
            Assert.Null(reader.ReadLine());
        }

        return messages;
    }

    private sealed class Trainer(Func<TrialRequest, ITrialObserver, CancellationToken, TrialResult> train) : ITrialTrainer
    {
        public TrialResult Train(TrialRequest request, ITrialObserver observer, CancellationToken cancellation) => train(request, observer, cancellation);
    }
}
