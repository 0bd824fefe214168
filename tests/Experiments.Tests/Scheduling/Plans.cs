namespace Explorer.Experiments.Tests.Scheduling;

/// <summary>Planned trials that nobody trains.</summary>
internal static class Plans
{
    private static readonly AnyNetConfig Network = new()
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 16),
        Block = BlockType.Bottleneck,
        Stages = [new StageConfig { Depth = 2, Width = 32, Stride = 2, GroupWidth = 16 }],
    };

    public static PlannedTrial Trial(int index, bool calibration = false) => new()
    {
        Index = index,
        Config = Network,
        Hash = "0",
        Complexity = ComplexityCalculator.Of(Network),
        Seed = (ulong)index,
        Training = new TrainingSettings { Epochs = 8 },
        Calibration = calibration,
    };

    public static FidelitySettings Settings(SchedulerType scheduler, int rungs, double reduction) => new()
    {
        Scheduler = scheduler,
        Rungs = [.. Enumerable.Range(0, rungs).Select(rung => new DeclaredRung { Epochs = 1 << rung })],
        Reduction = reduction,
    };
}
