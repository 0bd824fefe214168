using Explorer.Training.Evaluation;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Tests.Evaluation;

public sealed class EvaluatorTests
{
    // 300 images span a batch of 256 and a rest. The network is made to answer class 1 with probability 1/2, all others 1/18 each.
    [Fact]
    public void Evaluate_ConstantAnswer_HasErrorAndLossByHand()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Requests.Network);
        var head = network.modules().OfType<Linear>().Single();
        using (no_grad())
        {
            head.weight!.zero_();
            head.bias!.copy_(tensor(Enumerable.Range(0, 10).Select(c => c == 1 ? MathF.Log(9) : 0f).ToArray()));
        }

        var labels = Enumerable.Range(0, 300).Select(i => (byte)(i % 3 == 0 ? 1 : 4)).ToArray();
        var shape = new InputShape(3, 16);
        var images = new ImageSet("x", shape, [.. Enumerable.Range(0, 10).Select(c => $"{c}")], new byte[300 * 3 * 16 * 16], labels);
        using var evaluator = new Evaluator(images, [0, 0, 0], [1, 1, 1], new Device("cpu"));
        var result = evaluator.Evaluate(network, TestContext.Current.CancellationToken);
        Assert.Equal((300, 200), (result.Images, result.Wrong));
        Assert.Equal(2.0 / 3, result.Error, 1e-12);
        Assert.Equal((Math.Log(2) + (2 * Math.Log(18))) / 3, result.Loss, 1e-5);
        Assert.Equal(result, evaluator.Evaluate(network, TestContext.Current.CancellationToken));
    }
}
