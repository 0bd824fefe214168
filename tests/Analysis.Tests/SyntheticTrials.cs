using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Analysis.Tests;

/// <summary>Made-up trials: single ones with chosen ends, and populations whose error falls with width and depth.</summary>
internal static class SyntheticTrials
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static TrialRecord Completed(int index, double error, AnyNetConfig? network = null) =>
        Trial(index, network ?? Network([1, 2, 4, 2], [16, 32, 64, 128])) with { Outcome = new TrialOutcome.Completed(error, error) };

    public static TrialRecord Diverged(int index, double? error = null, params double[] validationErrors) =>
        Trial(index, Network([1, 2, 4, 2], [16, 32, 64, 128])) with
        {
            Outcome = new TrialOutcome.Diverged(error ?? double.NaN, null, "loss became NaN in epoch 2"),
            Rungs = [new TrainedRung { Fidelity = new Fidelity { Epochs = 3 }, Error = error ?? 0.9, Epochs = [.. validationErrors.Select((e, i) => Epoch(i + 1, e, e))] }],
        };

    public static TrialRecord Failed(int index, string reason = "the worker was stopped after 30 minutes") =>
        Trial(index, Network([1, 2, 4, 2], [16, 32, 64, 128])) with { Outcome = new TrialOutcome.Failed(reason), Environment = null, Attempts = 2 };

    public static TrialRecord Pruned(int index) =>
        Trial(index, Network([1, 2, 4, 2], [16, 32, 64, 128])) with { Outcome = new TrialOutcome.Pruned(0.5, 0.5, "below the rung's median") };

    /// <summary>The same trial of a network that a predictor chose.</summary>
    public static TrialRecord Predicted(this TrialRecord trial) => trial.Replanned(planned => planned with { Origin = TrialOrigin.Predicted });

    /// <summary>The same trial of another plan.</summary>
    public static TrialRecord Replanned(this TrialRecord trial, Func<PlannedTrial, PlannedTrial> change) => trial with { Planned = change(trial.Planned) };

    /// <summary>The same trial with another error.</summary>
    public static TrialRecord Ended(this TrialRecord trial, double error, double? best = null) => trial with { Outcome = TrialOutcome.Of(trial.State, error, best ?? error, trial.Reason) };

    /// <summary>The same trial, stopped where it ended.</summary>
    public static TrialRecord Pruned(this TrialRecord trial) =>
        trial with { Outcome = new TrialOutcome.Pruned(trial.Error!.Value, trial.BestError, "not among the best quarter of its rung") };

    public static IReadOnlyList<TrialRecord> Population(int count, int seed = 1, int epochs = 5)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(index => Drawn(index, random, epochs))];
    }

    public static AnyNetConfig Network(int[] depths, int[] widths, double ratio = 1, int groupWidth = 8) => new()
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 16),
        Block = BlockType.Bottleneck,
        Stages = [.. depths.Select((depth, i) => new StageConfig { Depth = depth, Width = widths[i], Stride = i == 0 ? 1 : 2, BottleneckRatio = ratio, GroupWidth = groupWidth })],
    };

    private static TrialRecord Drawn(int index, Random random, int epochs)
    {
        int[] depths = [.. Enumerable.Range(0, 4).Select(_ => (int)Math.Pow(16, random.NextDouble()))];
        int[] widths = [.. Enumerable.Range(0, 4).Select(i => 8 * Math.Max(1, (int)(Math.Pow(2, (4 * random.NextDouble()) + (0.7 * i)) / 1.5)))];
        var network = Network(depths, widths, 1 << random.Next(3), 1 << random.Next(2));
        var log = Math.Log(widths[2] + widths[3]) + (0.5 * Math.Log(depths.Sum()));
        var error = Math.Clamp(0.92 - (0.09 * log) + (0.06 * Normal(random)) + (widths[3] < widths[2] ? 0.06 : 0), 0.05, 0.88);
        var trial = Trial(index, network) with { Outcome = new TrialOutcome.Completed(error, error - (0.004 * random.NextDouble())), Seconds = 20 + (20 * random.NextDouble()) };
        trial = trial with { Rungs = [new TrainedRung { Fidelity = new Fidelity { Epochs = epochs }, Error = error, Epochs = [.. Curve(error, epochs, random)] }] };
        var fate = random.NextDouble();
        return fate switch
        {
            < 0.05 => trial with { Outcome = new TrialOutcome.Diverged(0.9, trial.BestError, "loss became NaN in epoch 2"), Rungs = [trial.Rungs[0] with { Error = 0.9, Epochs = [trial.Rungs[0].Epochs[0]] }] },
            < 0.09 => trial with { Outcome = new TrialOutcome.Failed("the worker outgrew its memory: 9.1 of 8.0 GiB"), Rungs = [], Environment = null, Attempts = 2 },
            _ => trial,
        };
    }

    private static IEnumerable<EpochMetrics> Curve(double error, int epochs, Random random)
    {
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var rest = (0.9 - error) * Math.Exp(-3.2 * epoch / epochs) * (1 - ((double)(epoch - 1) / epochs));
            var validation = epoch == epochs ? error : Math.Clamp(error + rest + (0.02 * Normal(random)), 0.02, 0.9);
            yield return Epoch(epoch, Math.Clamp(error + rest - (0.05 * epoch / epochs) + 0.02, 0.01, 0.9), validation);
        }
    }

    private static EpochMetrics Epoch(int epoch, double train, double validation) => new()
    {
        Epoch = epoch,
        LearningRate = 0.1 / epoch,
        TrainLoss = 2.5 * train,
        TrainError = train,
        ValidationLoss = 2.6 * validation,
        ValidationError = validation,
        Seconds = 7.5,
    };

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static TrialRecord Trial(int index, AnyNetConfig network) => new()
    {
        Experiment = "synthetic",
        Planned = new PlannedTrial
        {
            Index = index,
            Config = network,
            Hash = ModelConfigJson.Hash(network),
            Seed = 1_000 + (ulong)index,
            Complexity = ComplexityCalculator.Of(network),
            Training = new TrainingSettings { Epochs = 5 },
        },
        Outcome = new TrialOutcome.Completed(double.NaN, null),
        Rungs = [],
        Seconds = 30,
        Attempts = 1,
        Environment = new TrialEnvironment { Device = "cpu", Threads = 1, Precision = "float32", Engine = "libtorch 1.13.1", DataHash = "5d1e0b7a9c44f102", CodeVersion = "0.1.0" },
        FinishedAt = Start.AddSeconds(30 * index),
    };
}
