using Explorer.Analysis.Widths;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Analysis.Tests.Widths;

public sealed class ComplexityLawsTests
{
    [Fact]
    public void Of_ActivationsByRootAndTimeByActivations_FindsBoth()
    {
        var budgets = new[] { 1e6, 4e6, 16e6, 64e6 }.Select((flops, i) => new LawInput($"budget-{i}", Budget(flops, i), 1_000)).ToList();

        var laws = ComplexityLaws.Of(budgets);

        Assert.Equal(4 * 5, laws.BestCount);
        Assert.True(laws.Activations!.Exponent.Interval!.Contains(ComplexityLaws.PaperActivations));
        Assert.True(laws.Params!.Exponent.Interval!.Contains(ComplexityLaws.PaperParams));
        Assert.Equal(80, laws.RunTime!.Count);
        Assert.Equal(1, laws.RunTime.ActivationsPearson!.Value, 1e-6);
        Assert.True(laws.RunTime.FlopsPearson!.Value < laws.RunTime.ActivationsPearson.Value);
    }

    [Fact]
    public void Of_TrialsOfTwoSetups_ComparesThoseOfOne()
    {
        var population = Budget(1e6, 1);
        var moved = Population.Of(population.Members.Select(member => member.Trial.Index < 3
            ? member.Trial with { Environment = member.Trial.Environment! with { Device = "cuda:0" } }
            : member.Trial));

        var law = ComplexityLaws.Of([new LawInput("one", moved, 1_000)]).RunTime!;

        Assert.Equal((17, 3), (law.Count, law.LeftOut));
        Assert.StartsWith("cpu, 1 thread", law.Setup, StringComparison.Ordinal);
    }

    private static Population Budget(double flops, int seed)
    {
        var random = new Random(seed);
        return Population.Of(Enumerable.Range(0, 20).Select(i =>
        {
            var own = flops * (0.9 + (0.2 * random.NextDouble()));
            var activations = 6.5 * Math.Sqrt(own) * Math.Exp(0.1 * ((2 * random.NextDouble()) - 1));
            var trial = SyntheticTrials.Completed(i, random.NextDouble());
            return trial with
            {
                Planned = trial.Planned with { Complexity = new NetworkComplexity((long)own, (long)(0.3 * own * Math.Exp(0.1 * ((2 * random.NextDouble()) - 1))), (long)activations) },
                Rungs = [new TrainedRung { Fidelity = new Fidelity { Epochs = 1 }, Error = 0.5, Epochs = [Epoch((long)activations)] }],
            };
        }));
    }

    private static EpochMetrics Epoch(double seconds) => new()
    {
        Epoch = 1,
        LearningRate = 0.1,
        TrainLoss = 1,
        TrainError = 0.5,
        ValidationLoss = 1,
        ValidationError = 0.5,
        Seconds = seconds,
    };
}
