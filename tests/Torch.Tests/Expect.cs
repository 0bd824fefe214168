using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

internal static class Expect
{
    /// <summary>Values by the formula that reference.py uses too.</summary>
    public static Tensor Filled(double seed, params long[] shape)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return tensor(Enumerable.Range(0, (int)count).Select(i => (float)(Math.Sin(i * 0.7 + seed) * 0.5)).ToArray(), shape);
    }

    public static void Close(IReadOnlyList<double> expected, Tensor actual, double tolerance = 1e-5)
    {
        var values = actual.to(ScalarType.Float64).data<double>().ToArray();
        Assert.Equal(expected.Count, values.Length);
        for (var i = 0; i < values.Length; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])), $"element {i}: expected {expected[i]}, was {values[i]}");
    }
}
