using Explorer.Training.Proxies;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Training.Tests.Proxies;

public sealed class ProxyMeasurementTests
{
    [Fact]
    public void Train_ProxiesAskedFor_RecordsThemAndTrainsAsWithout()
    {
        var request = Requests.Small with { Fidelity = Requests.Small.Fidelity with { Epochs = 1 } };
        var trainer = new Trainer();

        var without = trainer.Train(request, new RecordingObserver(), CancellationToken.None);
        var with = trainer.Train(request with { Proxies = ["naswot", "grasp"] }, new RecordingObserver(), CancellationToken.None);

        Assert.Empty(without.Proxies);
        Assert.Equal(["naswot", "grasp"], with.Proxies.Select(score => score.Name));
        Assert.All(with.Proxies, score => Assert.NotNull(score.Value));
        Assert.All(with.Proxies, score => Assert.True(score.Seconds > 0));
        Assert.Equal(without.Rungs[0].Epochs[0].TrainLoss, with.Rungs[0].Epochs[0].TrainLoss);
        Assert.Equal(without.Rungs[0].Error, with.Rungs[0].Error);
    }

    [Fact]
    public void Of_SameRequestTwice_GivesTheSameValues()
    {
        Assert.Equal(Values(Requests.Small), Values(Requests.Small));
        Assert.NotEqual(Values(Requests.Small), Values(Requests.Small with { Seed = 12 }));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Score_NotANumber_IsRecordedAsNone(double value) => Assert.Null(ProxyMeasurement.Score("naswot", value, 1).Value);

    [Fact]
    public void Find_UnknownName_SaysWhichThereAre()
    {
        var error = Assert.Throws<InvalidInputException>(() => ProxyMeasurement.Find("synflo"));

        Assert.Contains("synflow", error.Message, StringComparison.Ordinal);
    }

    // The codes of two equal images agree in every unit, so the kernel is singular.
    [Fact]
    public void Naswot_TwoEqualImages_IsMinusInfinity()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Requests.Network, seed: 1).to(CPU, ScalarType.Float64);
        network.eval();
        var image = randn(1, 3, 16, 16, ScalarType.Float64);

        Assert.Equal(double.NegativeInfinity, new Naswot().Measure(network, new ProxyBatch(cat([image, image]), zeros(2, ScalarType.Int64), Seed: 1)));
    }

    private static double?[] Values(TrialRequest request)
    {
        var splits = new DataLibrary().Load(request.Data, request.DataDirectory, request.Config.Input.Resolution);
        return [.. ProxyMeasurement.Of(request with { Proxies = ProxyNames.All.ToValueList() }, splits, CPU, TimeProvider.System).Select(score => score.Value)];
    }
}
