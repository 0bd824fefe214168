using Explorer.Training.Evaluation;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Tests.Evaluation;

public class PreciseNormsTests
{
    private const int Batches = 3;

    [Fact]
    public void Measure_FirstNorm_HasMeansOfTheBatchesOwnStatistics()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Requests.Network, seed: 5);
        manual_seed(1);
        Tensor[] batches = [.. Enumerable.Range(0, Batches).Select(i => (randn(4, 3, 16, 16) * (i + 1)) + i)];
        var convolution = network.modules().OfType<Conv2d>().First();
        var norm = network.modules().OfType<BatchNorm2d>().First();

        // What the norm sees, measured apart from it: mean and unbiased variance of each channel, batch by batch.
        using var noGradients = no_grad();
        Tensor[] seen = [.. batches.Select(batch => nn.functional.conv2d(batch, convolution.weight!, padding: [1, 1]))];
        var mean = stack(seen.Select(values => values.mean([0, 2, 3]))).mean([0]);
        var variance = stack(seen.Select(values => values.var([0, 2, 3], unbiased: true))).mean([0]);

        PreciseNorms.Measure(network, Batches, i => network.call(batches[i]));

        Assert.True(allclose(norm.running_mean!, mean, 1e-4, 1e-5));
        Assert.True(allclose(norm.running_var!, variance, 1e-4, 1e-5));
    }

    [Fact]
    public void Measure_EarlierStatistics_LeaveNoTrace()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Requests.Network, seed: 5);
        manual_seed(1);
        var batch = randn(8, 3, 16, 16);
        Tensor Evaluated()
        {
            PreciseNorms.Measure(network, 1, _ => network.call(batch));
            network.eval();
            using var noGradients = no_grad();
            return network.call(batch).clone();
        }

        var first = Evaluated();
        network.train();
        using (no_grad())
            network.call(100 * batch);

        Assert.True(allclose(first, Evaluated(), 1e-5, 1e-6));
    }
}
