using Explorer.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

/// <summary>The fused layers against the plain ones, both measured by the plain ones in double precision.</summary>
public sealed class FusedLayersTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    private static IFusedLayers Fused
    {
        get
        {
            Assert.SkipUnless(TorchEngine.Capabilities.FusedLayers is not null, "no fused layers on this processor, or EXPLORER_KERNELS=plain");
            return TorchEngine.Capabilities.FusedLayers!;
        }
    }

    // images, height, width, channels; layers as out/kernel/stride/groups; shortcut; relu; training.
    public static TheoryData<int[], int[][], string, bool, bool> Cases => new()
    {
        { [16, 8, 8, 8], [[8, 1, 1, 1], [8, 3, 1, 2], [8, 1, 1, 1]], "identity", true, true },
        { [32, 9, 9, 16], [[24, 1, 1, 1], [24, 3, 2, 3], [40, 1, 1, 1]], "projection", true, true },
        { [17, 5, 7, 6], [[6, 1, 1, 1], [6, 3, 1, 6], [6, 1, 1, 1]], "identity", true, true },
        { [5, 16, 16, 3], [[16, 3, 1, 1]], "none", true, true },
        { [1, 7, 5, 3], [[10, 3, 2, 1], [10, 3, 1, 1]], "projection", true, true },
        { [31, 4, 4, 24], [[96, 1, 1, 1], [96, 3, 1, 3], [24, 1, 1, 1]], "identity", false, true },
        { [16, 6, 6, 12], [[64, 1, 1, 1], [64, 3, 2, 64], [12, 1, 1, 1]], "projection", true, true },
        { [48, 1, 1, 8], [[8, 1, 1, 1], [8, 3, 1, 4], [8, 1, 1, 1]], "identity", true, true },
        { [16, 12, 12, 3], [[8, 7, 2, 1]], "none", true, true },
        { [20, 8, 8, 8], [[14, 3, 1, 1], [9, 3, 1, 1]], "none", true, true },
        { [18, 6, 33, 5], [[10, 1, 1, 1], [10, 3, 1, 10], [5, 1, 1, 1]], "identity", true, true },
        { [34, 7, 23, 4], [[9, 1, 1, 1], [9, 3, 2, 9], [11, 1, 1, 1]], "projection", true, true },
        { [16, 3, 1, 2], [[3, 1, 1, 1], [3, 3, 1, 3], [2, 1, 1, 1]], "identity", true, true },
        { [16, 1, 2, 1], [[1, 3, 2, 1]], "none", true, true },
        { [16, 8, 8, 8], [[8, 1, 1, 1], [8, 3, 1, 2], [8, 1, 1, 1]], "identity", true, false },
        { [9, 9, 9, 4], [[8, 1, 1, 1], [8, 3, 2, 8], [20, 1, 1, 1]], "projection", false, false },
    };

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chain_ForwardAndBackward_MatchesThePlainLayers(int[] input, int[][] layers, string shortcut, bool relu, bool training)
    {
        var fused = Fused;
        var truth = Compute(null, ScalarType.Float64);
        var plain = Compute(null, ScalarType.Float32);
        var actual = Compute(fused, ScalarType.Float32);
        var again = Compute(fused, ScalarType.Float32);
        Assert.Equal(truth.Count, actual.Count);
        foreach (var (name, expected) in truth)
        {
            var scale = expected.abs().max().ToDouble();
            var allowed = (8 * Distance(plain[name], expected)) + (2e-5 * (scale + 0.1));
            Assert.True(Distance(actual[name], expected) <= allowed, $"{name}: off by {Distance(actual[name], expected):g3}, allowed {allowed:g3}");
            Assert.True(Distance(actual[name], again[name].to(ScalarType.Float64)) == 0, $"{name} differs between two runs");
        }

        Dictionary<string, Tensor> Compute(IFusedLayers? by, ScalarType type)
        {
            var network = new ChainModules(input[3], layers, shortcut, relu);
            network.Fill(type, training);
            var x = Expect.Filled(3, input[0], input[3], input[1], input[2]).to(type).requires_grad_();
            var y = by is null ? network.Plain(x) : by.FromBlocks(by.Chain(by.ToBlocks(x), input[0], network.Chain, training), input[0]);
            autograd.backward(y, [Expect.Filled(4, y.shape).to(type)]);
            return network.Results(x, y);
        }
    }

    [Fact]
    public void Chain_TwoThreads_MatchesItself()
    {
        var fused = Fused;
        var results = new List<Dictionary<string, Tensor>>();
        set_num_threads(2);
        try
        {
            for (var i = 0; i < 2; i++)
            {
                var network = new ChainModules(8, [[8, 1, 1, 1], [8, 3, 2, 2], [16, 1, 1, 1]], "projection", relu: true);
                network.Fill(ScalarType.Float32, training: true);
                var x = Expect.Filled(3, 80, 8, 8, 8).requires_grad_();
                var y = fused.FromBlocks(fused.Chain(fused.ToBlocks(x), 80, network.Chain, training: true), 80);
                autograd.backward(y, [Expect.Filled(4, y.shape)]);
                results.Add(network.Results(x, y));
            }
        }
        finally
        {
            set_num_threads(1);
        }

        Assert.All(results[0], pair => Assert.True(Distance(pair.Value, results[1][pair.Key].to(ScalarType.Float64)) == 0, pair.Key));
    }

    [Fact]
    public void Chain_FrozenParametersAndInput_LeavesTheirGradientsOut()
    {
        var fused = Fused;
        var network = new ChainModules(4, [[4, 3, 1, 1], [4, 3, 1, 1]], "identity", relu: true);
        network.Fill(ScalarType.Float32, training: true);
        network.Convolutions[0].weight!.requires_grad = false;
        var x = Expect.Filled(3, 16, 4, 6, 6);
        fused.FromBlocks(fused.Chain(fused.ToBlocks(x), 16, network.Chain, training: true), 16).sum().backward();
        Assert.Null(x.Gradient());
        Assert.Null(network.Convolutions[0].weight!.Gradient());
        Assert.NotNull(network.Convolutions[1].weight!.Gradient());
    }

    [Fact]
    public void ToBlocks_ViewOfImages_ComesBack()
    {
        var fused = Fused;
        var x = Expect.Filled(1, 5, 6, 3, 21).transpose(1, 3);
        Assert.Equal(x.contiguous().data<float>().ToArray(), fused.FromBlocks(fused.ToBlocks(x), 5).contiguous().data<float>().ToArray());
        Expect.Close(x.mean([2, 3]).to(ScalarType.Float64).data<double>().ToArray(), fused.Mean(fused.ToBlocks(x), 5), 1e-6);
    }

    [Fact]
    public void Chain_WrongChannels_SaysSo()
    {
        var fused = Fused;
        var network = new ChainModules(4, [[4, 3, 1, 1]], "none", relu: true);
        var blocks = fused.ToBlocks(Expect.Filled(1, 16, 6, 8, 8));
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => fused.Chain(blocks, 16, network.Chain, training: true));
        Assert.Contains("6 channels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fits_OtherTypesAndAutocast_AnswersNo()
    {
        var fused = Fused;
        Assert.True(fused.Fits(zeros(1, 3, 4, 4)));
        Assert.False(fused.Fits(zeros(1, 3, 4, 4, ScalarType.Float64)));
        using (TorchEngine.Capabilities.Autocast(CPU))
            Assert.False(fused.Fits(zeros(1, 3, 4, 4)));
    }

    private static double Distance(Tensor a, Tensor b) => (a.to(ScalarType.Float64) - b).abs().max().ToDouble();
}
