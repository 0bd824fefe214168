using static TorchSharp.torch;

namespace Explorer.Kernels.Tests;

internal static class Expect
{
    /// <summary>Values by the formula that reference.py uses too.</summary>
    public static Tensor Filled(double seed, params long[] shape)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return tensor(Enumerable.Range(0, (int)count).Select(i => (float)(Math.Sin((i * 0.7) + seed) * 0.5)).ToArray(), shape);
    }

    /// <summary>Normal noise of float32.</summary>
    public static Tensor Random(ulong seed, long[] shape)
    {
        using var generator = new Generator(seed);
        return randn(shape, generator: generator);
    }

    /// <summary>A tensor's values in their order, whatever its type.</summary>
    public static double[] Values(Tensor tensor) => [.. tensor.detach().to(ScalarType.Float64).contiguous().data<double>()];

    /// <summary>The largest difference of two tensors.</summary>
    public static double Distance(Tensor a, Tensor b) => (a.to(ScalarType.Float64) - b.to(ScalarType.Float64)).abs().max().item<double>();

    /// <summary>How far a tensor is off, to its size: the roots of the sums of squares.</summary>
    public static double Deviation(Tensor actual, Tensor expected)
    {
        const double least = 1e-3;
        var right = expected.to(ScalarType.Float64);
        return (actual.to(ScalarType.Float64) - right).norm().item<double>() / (right.norm().item<double>() + least);
    }

    /// <summary>Every result has the same bits.</summary>
    public static void Same(Dictionary<string, Tensor> expected, Dictionary<string, Tensor> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, pair => Assert.True(Values(pair.Value).AsSpan().SequenceEqual(Values(actual[pair.Key])), $"{pair.Key} differs"));
    }
}
