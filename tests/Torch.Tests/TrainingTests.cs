using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

public sealed class TrainingTests
{
    [Fact]
    public void Step_SmallNetwork_LossFalls()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(("a", nn.Conv2d(3, 8, 3, padding: 1, bias: false)), ("b", nn.BatchNorm2d(8)), ("c", nn.ReLU()), ("d", nn.AdaptiveAvgPool2d(1)), ("e", nn.Flatten()), ("f", nn.Linear(8, 5)));
        var o = optim.SGD(net.parameters(), 0.1, momentum: 0.9, nesterov: true);
        var input = randn(4, 3, 8, 8);
        var target = tensor(new long[] { 0, 1, 2, 3 });
        float first = 0, last = 0;
        for (var i = 0; i < 20; i++)
        {
            o.zero_grad();
            var loss = nn.functional.cross_entropy(net.call(input), target);
            loss.backward();
            o.step();
            last = loss.ToSingle();
            if (i == 0)
                first = last;
        }
        Assert.True(last < first, $"{first} {last}");
    }
}
