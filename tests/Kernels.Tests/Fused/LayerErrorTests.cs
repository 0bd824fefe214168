using static TorchSharp.torch;

namespace Explorer.Kernels.Tests.Fused;

/// <summary>How far each kind of layer, alone, is off the same layer in double precision, forward and backward.</summary>
public sealed class LayerErrorTests : IDisposable
{
    private static readonly Dictionary<string, ChainCase> Cases = new(StringComparer.Ordinal)
    {
        ["1×1"] = Layer(24, [32, 1, 1, 1]),
        ["1×1, narrow"] = Layer(4, [6, 1, 1, 1]),
        ["1×1, strided"] = Layer(16, [24, 1, 2, 1]),
        ["3×3"] = Layer(16, [16, 3, 1, 1]),
        ["3×3, wide"] = Layer(40, [48, 3, 1, 1]),
        ["3×3, strided"] = Layer(16, [24, 3, 2, 1]),
        ["3×3, few pixels"] = Layer(40, [48, 3, 1, 1]) with { Input = [33, 3, 4, 40] },
        ["groups of 8"] = Layer(32, [32, 3, 1, 4]),
        ["groups of 3, strided"] = Layer(12, [12, 3, 2, 4]),
        ["depthwise"] = Layer(24, [24, 3, 1, 24]),
        ["depthwise, strided"] = Layer(24, [24, 3, 2, 24]),
        ["stem"] = Layer(3, [16, 3, 1, 1]),
        ["stem of 7×7"] = Layer(3, [16, 7, 2, 1]),
    };

    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string> Names => [.. Cases.Keys];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Layer_Float32_IsWithinItsRounding(string name)
    {
        Requires.Kernels();
        AssertWithin(name, autocast: false, 1e-6);
    }

    // bfloat16 has 8 bits: rounding alone is off by up to 2⁻⁹, and inputs, weights, outputs and gradients are each rounded.
    [Theory]
    [MemberData(nameof(Names))]
    public void Layer_Bfloat16_IsWithinItsRounding(string name)
    {
        Requires.Bfloat16Kernels();
        AssertWithin(name, autocast: true, 1.0 / 128);
    }

    private static void AssertWithin(string name, bool autocast, double most)
    {
        var truth = ChainModules.Compute(Cases[name], fused: false, ScalarType.Float64, random: true);
        var actual = ChainModules.Compute(Cases[name], fused: true, autocast: autocast, random: true);
        Assert.All(truth, pair =>
        {
            var off = Expect.Deviation(actual[pair.Key], pair.Value);
            Assert.True(off <= most, FormattableString.Invariant($"{pair.Key} is off by {off:g3} of its size, allowed is {most:g3}"));
        });
    }

    private static ChainCase Layer(int channels, int[] layer) => new() { Input = [33, 8, 9, channels], Layers = [layer], Relu = false };
}
