using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

/// <summary>One contract for both implementations.</summary>
public sealed class CapabilitiesTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<bool> Both => [false, true];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Both))]
    public void Lerp_Pairs_MovesByTheWeight(bool plain)
    {
        Tensor[] targets = [tensor(new float[] { 0, 10 }), tensor(new double[] { 1 })];
        Tensor[] sources = [tensor(new float[] { 4, 20 }), tensor(new double[] { 2 })];
        Of(plain).Lerp(targets, sources, 0.25);
        Assert.Equal([1f, 12.5f], targets[0].data<float>().ToArray());
        Assert.Equal(1.25, targets[1].ToDouble());
        Assert.Throws<ArgumentException>(() => Of(plain).Lerp(targets, [], 0.5));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Autocast_Convolution_ComputesInBfloat16WhereItCan(bool plain)
    {
        using var convolution = nn.Conv2d(2, 2, 1);
        var input = ones(1, 2, 2, 2);
        using (Of(plain).Autocast(CPU))
            Assert.Equal(Of(plain).HasAutocast ? ScalarType.BFloat16 : ScalarType.Float32, convolution.call(input).dtype);
        Assert.Equal(ScalarType.Float32, convolution.call(input).dtype);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void ToChannelsLast_Images_KeepsTheValues(bool plain)
    {
        var x = arange(24, ScalarType.Float32).reshape(1, 2, 3, 4);
        var y = Of(plain).ToChannelsLast(x);
        Assert.Equal(Of(plain).HasChannelsLast ? [24L, 1, 8, 2] : [24L, 12, 4, 1], y.stride());
        Assert.Equal(x.data<float>().ToArray(), y.data<float>().ToArray());
    }

    [Fact]
    public void ToChannelsLast_Module_TrainsAsBefore()
    {
        var losses = new List<float>();
        foreach (var plain in new[] { true, false })
        {
            manual_seed(1);
            using var network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.AdaptiveAvgPool2d(1), nn.Flatten());
            using var input = Expect.Filled(1, 2, 3, 8, 8);
            Of(plain).ToChannelsLast(network);
            using var optimizer = optim.SGD(network.parameters(), 0.1, momentum: 0.9);
            for (var i = 0; i < 3; i++)
            {
                optimizer.zero_grad();
                var loss = nn.functional.cross_entropy(network.call(Of(plain).ToChannelsLast(input)), tensor(new long[] { 1, 2 }));
                loss.backward();
                optimizer.step();
                losses.Add(loss.ToSingle());
            }
        }

        Assert.Equal(losses[..3], losses[3..], (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.True(losses[2] < losses[0]);
    }

    [Fact]
    public void FlushDenormals_On_TinyProductsAreZero()
    {
        var tiny = tensor(1e-20f);
        Assert.NotEqual(0, (tiny * tiny).ToSingle());
        Assert.SkipUnless(Of(plain: false).FlushDenormals(enabled: true), "this processor cannot flush denormals");
        Assert.Equal(0, (tiny * tiny).ToSingle());
        Of(plain: false).FlushDenormals(enabled: false);
        Assert.NotEqual(0, (tiny * tiny).ToSingle());
    }

    [Fact]
    public void LiveTensors_OneMore_IsCounted()
    {
        var before = TorchEngine.Capabilities.LiveTensors!.Value;
        _ = zeros(1);
        Assert.Equal(before + 1, TorchEngine.Capabilities.LiveTensors);
    }

    private static ITorchCapabilities Of(bool plain) => plain ? new PlainCapabilities() : new SystemCapabilities();
}
