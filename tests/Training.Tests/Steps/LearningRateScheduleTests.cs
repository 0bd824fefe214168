namespace Explorer.Training.Tests.Steps;

public sealed class LearningRateScheduleTests
{
    private static readonly TrainingSettings Settings = new() { Epochs = 10, LearningRate = 0.2 };

    // 0.2 · (1 + cos(π t / 10)) / 2, by hand: cos 0, 60°, 90°, 120°, 180°.
    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(10.0 / 3, 0.15)]
    [InlineData(5, 0.1)]
    [InlineData(20.0 / 3, 0.05)]
    [InlineData(10, 0)]
    public void At_Cosine_IsHalfAPeriod(double epoch, double expected)
        => Assert.Equal(expected, new LearningRateSchedule(Settings, 10).At(epoch), 1e-12);

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(2.99, 0.2)]
    [InlineData(3, 0.02)]
    [InlineData(6.5, 0.002)]
    public void At_Step_FallsAtTheGivenEpochs(double epoch, double expected)
        => Assert.Equal(expected, new LearningRateSchedule(Settings with { Schedule = ScheduleType.Step, StepEpochs = [3, 6] }, 10).At(epoch), 1e-12);

    // Warm-up from a tenth over two epochs multiplies the constant rate: 0.1 + 0.9 · share.
    [Theory]
    [InlineData(0, 0.02)]
    [InlineData(0.5, 0.065)]
    [InlineData(1, 0.11)]
    [InlineData(2, 0.2)]
    [InlineData(9, 0.2)]
    public void At_ConstantWithWarmup_RisesLinearly(double epoch, double expected)
        => Assert.Equal(expected, new LearningRateSchedule(Settings with { Schedule = ScheduleType.Constant, WarmupEpochs = 2 }, 10).At(epoch), 1e-12);

    // At 2.5 of 10 epochs with 5 of warm-up: (1 + cos 45°)/2 · (0.1 + 0.9/2).
    [Fact]
    public void At_CosineWithWarmup_MultipliesBoth()
        => Assert.Equal(0.2 * 0.85355339059327376 * 0.55, new LearningRateSchedule(Settings with { WarmupEpochs = 5 }, 10).At(2.5), 1e-12);

    [Fact]
    public void At_OtherFidelity_SpansItsEpochs() => Assert.Equal(0.1, new LearningRateSchedule(Settings, 4).At(2), 1e-12);
}
