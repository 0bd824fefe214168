using Explorer.Analysis.Parameters;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Analysis.Tests.Parameters;

public sealed class FamilyMeasuresTests
{
    private static readonly InputShape Input = new(1, 28);

    // Planted: the activation decides, the norm helps a little, nothing else matters.
    [Fact]
    public void Of_Perceptrons_FindsTheChoiceThatDecides()
    {
        var random = new Random(7);
        var population = Of(200, _ => new MlpConfig
        {
            Input = Input,
            Classes = 10,
            Widths = [.. Enumerable.Repeat(16 << random.Next(4), 1 + random.Next(4))],
            SkipConnections = random.Next(2) == 1,
            Normalization = (MlpNormalization)random.Next(3),
            Activation = random.Next(2) == 1 ? ActivationType.Relu : ActivationType.Sigmoid,
            Dropout = 0.1 * random.Next(2),
        }, network => 0.2 + (network.Activation == ActivationType.Sigmoid ? 0.1 : 0) + (0.02 * random.NextDouble()));

        var report = ParameterAnalysis.Of(population);

        Assert.Equal(
            ["depth", "width", "skip_connections", "normalization", "activation", "dropout"],
            report.Effects.Where(effect => effect.IsChoice).Select(effect => effect.Key));
        Assert.True(report.Effects.Single(effect => effect.Key == "activation").MainEffect!.AdjustedPValue < 1e-6);
        Assert.True(report.Effects.Single(effect => effect.Key == "skip_connections").MainEffect!.AdjustedPValue > 0.001);
        Assert.Contains("0 relu, 1 gelu", report.Effects.Single(effect => effect.Key == "activation").Label, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PerceptronsOfUnequalWidths_NamesEachLayer()
    {
        var population = Of(20, i => new MlpConfig { Input = Input, Classes = 10, Widths = [16 + i, 32 + (i % 5)] }, network => 0.3 + (0.001 * network.Widths[0]));
        Assert.Equal(["width_1", "width_2"], Choices(population));
    }

    [Fact]
    public void Of_Vggs_NamesBlocksNormAndHiddenWidth()
    {
        var population = Of(20, i => new VggConfig
        {
            Input = Input,
            Classes = 10,
            Blocks = [new VggBlockConfig(1 + (i % 3), 8 + i), new VggBlockConfig(2, 16 + i)],
            BatchNorm = i % 2 == 0,
            HiddenWidth = 32 << (i % 4),
            Dropout = 0.1 * (i % 3),
        }, network => 0.3 + (0.001 * network.HiddenWidth));
        Assert.Equal(["depth_1", "width_1", "width_2", "batch_norm", "hidden_width", "dropout"], Choices(population));
        Assert.Equal([14, 7], population.Members[0].Shape!.Stages.Select(stage => stage.Resolution));
        Assert.Null(population.Members[0].Shape!.StemWidth);
    }

    [Fact]
    public void Of_ResNets_NamesNoGroupWidth()
    {
        var population = Of(20, i => new ResNetConfig
        {
            Input = Input,
            Classes = 10,
            Stem = new StemConfig(StemType.Cifar, 16),
            Block = BlockType.Bottleneck,
            Depths = [1 + (i % 3), 2],
            Widths = [32 + (8 * i), 64],
            BottleneckRatio = 1 << (i % 3),
        }, network => 0.3 + (0.001 * network.Widths[0]));
        Assert.Equal(["depth_1", "width_1", "bottleneck_ratio"], Choices(population));
    }

    private static IEnumerable<string> Choices(Population population) =>
        NetworkParameters.Of(population).Where(parameter => parameter.IsChoice).Select(parameter => parameter.Measure.Key);

    private static Population Of<T>(int count, Func<int, T> network, Func<T, double> error)
        where T : ModelConfig => Population.Of(Enumerable.Range(0, count).Select(i =>
    {
        var config = network(i);
        return SyntheticTrials.Completed(i, error(config)).Replanned(planned => planned with { Config = config, Hash = $"n{i}", Complexity = ComplexityCalculator.Of(config) });
    }).ToList<TrialRecord>());
}
