using static TorchSharp.torch;

namespace Explorer.Training.Tests.Steps;

public sealed class WeightAverageTests
{
    // d is min(0.5, 2/11) = 2/11 at the first step and min(0.5, 3/12) = 1/4 at the second:
    // 1 → 1·2/11 + 3·9/11 = 29/11 → 29/44 + 7·3/4 = 260/44.
    [Fact]
    public void Update_TwoSteps_IsTheAverageByHand()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Requests.Network);
        using var average = Start(network, decay: 0.5);
        Fill(network, 3);
        average.Update();
        Fill(network, 7);
        average.Update();
        Assert.Equal(7, First(network));
        average.Swap();
        Assert.Equal(260f / 44, First(network), 1e-6f);
        average.Swap();
        Assert.Equal(7, First(network));
    }

    [Fact]
    public void Update_LongTraining_UsesTheGivenDecay()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Requests.Network);
        using var average = Start(network, decay: 0.25);
        for (var step = 1; step <= 5; step++)
            average.Update();

        // From the second step on 3/12 and more would allow a slower average; the given 0.25 holds.
        Fill(network, 5);
        average.Update();
        average.Swap();
        Assert.Equal((0.25f * 1) + (0.75f * 5), First(network), 1e-6f);
    }

    private static WeightAverage Start(Network network, double decay)
    {
        Fill(network, 1);
        return new WeightAverage(network, decay);
    }

    private static void Fill(Network network, float value)
    {
        using var noGradients = no_grad();
        network.parameters().First().fill_(value);
    }

    private static float First(Network network) => network.parameters().First().max().item<float>();
}
