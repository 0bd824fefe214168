using static TorchSharp.torch;

namespace Explorer.Training.Tests.Steps;

public sealed class LossPartsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(10, 10)]
    [InlineData(23, 10)]
    public void Step_EveryStep_HoldsTheMeanOfEachPart(int steps, int parts)
    {
        using var meter = new LossMeter(CPU);
        var losses = new LossParts();
        for (var round = 0; round < 2; round++)
        {
            meter.Clear();
            losses.Clear();
            for (var step = 1; step <= steps; step++)
            {
                meter.Add(tensor((float)step), zeros(2, 10), zeros(2, ScalarType.Int64));
                losses.Step(step, steps, meter);
            }
        }

        // The loss of step n is n, so a part from a to b has the mean (a + b) / 2.
        int End(int part) => ((part * steps) + parts - 1) / parts;
        Assert.Equal(Enumerable.Range(0, parts).Select(part => (End(part) + 1 + End(part + 1)) / 2.0), losses.Means);
    }
}
