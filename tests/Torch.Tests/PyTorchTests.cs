using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Explorer.Torch.Tests;

/// <summary>Layers, losses and optimisers against PyTorch's own numbers, computed on the spot.</summary>
public sealed class PyTorchTests(PyTorchReference reference) : IClassFixture<PyTorchReference>, IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string> Operations => [.. Forward.Keys];

    public static TheoryData<string> Optimizers => [.. MakeOptimizer.Keys];

    private static Dictionary<string, Func<(Tensor Output, Tensor[] Leaves)>> Forward { get; } = new(StringComparer.Ordinal)
    {
        ["conv"] = () => Of((x, w, b) => conv2d(x, w, b, [2, 2], [1, 1], [1, 1], 2), Leaf(1, 2, 4, 5, 5), Leaf(2, 6, 2, 3, 3), Leaf(3, 6)),
        ["conv_dilated"] = () => Of((x, w) => conv2d(x, w, null, null, [2], [2]), Leaf(1, 1, 2, 6, 6), Leaf(2, 3, 2, 3, 3)),
        ["linear"] = () => Of((x, w, b) => linear(x, w, b), Leaf(1, 3, 4), Leaf(2, 5, 4), Leaf(3, 5)),
        ["layer_norm"] = () => Of((x, w, b) => layer_norm(x, [4], w, b), Leaf(1, 3, 4), Leaf(2, 4), Leaf(3, 4)),
        ["max_pool"] = () => Of(x => max_pool2d(x, 3, 2, 1), Leaf(1, 2, 3, 7, 7)),
        ["avg_pool"] = () => Of(x => avg_pool2d(x, 2), Leaf(1, 2, 3, 6, 6)),
        ["adaptive"] = () => Of(x => adaptive_avg_pool2d(x, 2), Leaf(1, 2, 3, 5, 5)),
        ["gelu"] = () => Of(gelu, Leaf(1, 10)),
        ["silu"] = () => Of(x => x.silu(), Leaf(1, 10)),
        ["sigmoid"] = () => Of(x => x.sigmoid(), Leaf(1, 10)),
        ["softmax"] = () => Of(x => softmax(x, 1), Leaf(1, 3, 4)),
        ["bilinear"] = () => Of(x => interpolate(x, [7, 7], null, InterpolationMode.Bilinear, false), Leaf(1, 1, 2, 4, 4)),
        ["reflect"] = () => Of(x => pad(x, [1, 2, 0, 1], PaddingModes.Reflect), Leaf(1, 1, 2, 4, 4)),
        ["cross_entropy"] = () => Of(x => cross_entropy(x, Classes()), Leaf(1, 3, 4)),
        ["cross_entropy_smoothed"] = () => Of(x => cross_entropy(x, Classes(), reduction: nn.Reduction.Sum, label_smoothing: 0.1), Leaf(1, 3, 4)),
        ["nll"] = () => Of(x => nll_loss(log_softmax(x, 1), Classes()), Leaf(1, 3, 4)),
    };

    private static Dictionary<string, Func<Parameter[], optim.Optimizer>> MakeOptimizer { get; } = new(StringComparer.Ordinal)
    {
        ["sgd"] = p => optim.SGD(p, 0.1),
        ["sgd_decay"] = p => optim.SGD(p, 0.1, weight_decay: 0.01),
        ["sgd_nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        ["sgd_dampened"] = p => optim.SGD(p, 0.1, momentum: 0.9, dampening: 0.5, maximize: true),
        ["sgd_groups"] = p => optim.SGD(
            [new SGD.ParamGroup([p[0]], new SGD.Options { weight_decay = 0.1 }), new SGD.ParamGroup([p[1]], new SGD.Options { LearningRate = 0.05 })],
            0.1,
            momentum: 0.9),
        ["adam"] = p => optim.Adam(p, 0.01, weight_decay: 0.1),
        ["adamw"] = p => optim.AdamW(p, 0.01, weight_decay: 0.1),
        ["amsgrad"] = p => optim.Adam(p, 0.01, amsgrad: true),
    };

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_SameInput_SameOutputAndGradients(string name)
    {
        Assert.SkipUnless(reference.Missing is null, reference.Missing ?? "");
        var (output, leaves) = Forward[name]();
        var gradients = autograd.grad([(output * Expect.Filled(99, output.shape)).sum()], leaves);

        var expected = reference[name];
        Expect.Close(expected[0], output);
        Assert.Equal(expected.Length - 1, gradients.Count);
        for (var i = 0; i < gradients.Count; i++)
            Expect.Close(expected[i + 1], gradients[i]);
    }

    [Fact]
    public void BatchNorm_TrainingThenEvaluation_SameOutputGradientsAndFigures()
    {
        Assert.SkipUnless(reference.Missing is null, reference.Missing ?? "");
        using var norm = nn.BatchNorm2d(3);
        norm.weight = nn.Parameter(Expect.Filled(2, 3));
        norm.bias = nn.Parameter(Expect.Filled(3, 3));
        var x = Leaf(1, 4, 3, 2, 2);
        var output = norm.call(x);
        var gradients = autograd.grad([(output * Expect.Filled(99, output.shape)).sum()], [x, norm.weight, norm.bias]);
        Tensor[] actual = [output, .. gradients, norm.running_mean!, norm.running_var!];

        var expected = reference["batch_norm"];
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Expect.Close(expected[i], actual[i]);
        Assert.Equal(1, norm.num_batches_tracked!.ToInt64());
        norm.eval();
        Expect.Close(reference["batch_norm_eval"][0], norm.call(x));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Optimizer_SixSteps_SameParameters(string name)
    {
        Assert.SkipUnless(reference.Missing is null, reference.Missing ?? "");
        var parameters = Train(MakeOptimizer[name], channelsApart: false);

        Expect.Close(reference[name][0], parameters[0]);
        Expect.Close(reference[name][1], parameters[1]);
    }

    // Parameters that are views with gaps take the general path through libtorch's own operations.
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Optimizer_StridedParameters_SameParameters(string name)
    {
        Assert.SkipUnless(reference.Missing is null, reference.Missing ?? "");
        var parameters = Train(MakeOptimizer[name], channelsApart: true);

        Expect.Close(reference[name][0], parameters[0]);
        Expect.Close(reference[name][1], parameters[1]);
    }

    [Fact]
    public void ClipGradNorm_TooLarge_ScalesAndAnswersTheNormBefore()
    {
        Assert.SkipUnless(reference.Missing is null, reference.Missing ?? "");
        var a = nn.Parameter(Expect.Filled(1, 6));
        (a * Expect.Filled(5, 6)).sum().backward();
        var norm = nn.utils.clip_grad_norm_([a], 0.3);

        Assert.Equal(reference["clip"][0][0], norm, 1e-6);
        Expect.Close(reference["clip"][1], a.Gradient()!);
    }

    [Fact]
    public void ManualSeed_SameSeed_SameDraws()
    {
        Assert.SkipUnless(reference.Missing is null, reference.Missing ?? "");
        manual_seed(7);
        Tensor[] actual = [randn(5), rand(3), nn.init.kaiming_normal_(empty(4, 3, 3, 3), 0, nn.init.FanInOut.FanOut, nn.init.NonlinearityType.ReLU)];

        for (var i = 0; i < actual.Length; i++)
            Expect.Close(reference["random"][i], actual[i], 1e-6);
    }

    private static Parameter[] Train(Func<Parameter[], optim.Optimizer> make, bool channelsApart)
    {
        Parameter a, b;
        if (channelsApart)
        {
            a = nn.Parameter(stack([Expect.Filled(1, 3, 4), zeros(3, 4)], 2).select(2, 0).detach());
            b = nn.Parameter(stack([Expect.Filled(2, 5), zeros(5)], 1).select(1, 0).detach());
            Assert.False(a.is_contiguous());
        }
        else
        {
            a = nn.Parameter(Expect.Filled(1, 3, 4));
            b = nn.Parameter(Expect.Filled(2, 5));
        }

        using var optimizer = make([a, b]);
        for (var t = 0; t < 6; t++)
        {
            optimizer.zero_grad();
            var loss = (a * Expect.Filled(10 + t, 3, 4)).sum() + (b * Expect.Filled(20 + t, 5)).sum() + 0.5 * (a.pow(2).sum() + b.pow(2).sum());
            loss.backward();
            optimizer.step();
        }

        return [a, b];
    }

    private static Tensor Leaf(double seed, params long[] shape) => Expect.Filled(seed, shape).requires_grad_();

    private static Tensor Classes() => tensor(new long[] { 0, 2, 1 });

    private static (Tensor, Tensor[]) Of(Func<Tensor, Tensor> f, Tensor x) => (f(x), [x]);

    private static (Tensor, Tensor[]) Of(Func<Tensor, Tensor, Tensor> f, Tensor x, Tensor y) => (f(x, y), [x, y]);

    private static (Tensor, Tensor[]) Of(Func<Tensor, Tensor, Tensor, Tensor> f, Tensor x, Tensor y, Tensor z) => (f(x, y, z), [x, y, z]);
}
