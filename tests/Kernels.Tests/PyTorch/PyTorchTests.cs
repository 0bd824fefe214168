using Explorer.Kernels.Tests.Fused;
using static TorchSharp.torch;

namespace Explorer.Kernels.Tests.PyTorch;

/// <summary>Chains against PyTorch's own numbers in double precision, computed on the spot.</summary>
public sealed class PyTorchTests(PyTorchReference reference) : IClassFixture<PyTorchReference>, IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(ChainCase.Names), MemberType = typeof(ChainCase))]
    public void Chain_InBlocks_MatchesPyTorch(string name)
    {
        Requires.Kernels();
        var plain = ChainModules.Compute(ChainCase.All[name], fused: false);
        AssertMatches(name, ChainModules.Compute(ChainCase.All[name], fused: true), (result, expected) => 8 * Distance(expected, plain[result]));
    }

    // The layers that all other tests take for the truth.
    [Theory]
    [MemberData(nameof(ChainCase.Names), MemberType = typeof(ChainCase))]
    public void Chain_PlainLayersInDouble_MatchesPyTorch(string name) =>
        AssertMatches(name, ChainModules.Compute(ChainCase.All[name], fused: false, ScalarType.Float64), (_, _) => 0, 1e-10);

    private void AssertMatches(string name, Dictionary<string, Tensor> actual, Func<string, double[], double> rounding, double tolerance = 2e-5)
    {
        Assert.SkipUnless(reference.Missing is null, reference.Missing ?? "");
        Assert.Equal(reference[name].Keys, actual.Keys);
        foreach (var (result, expected) in reference[name])
        {
            var allowed = rounding(result, expected) + (tolerance * (expected.Max(Math.Abs) + 0.1));
            Assert.True(Distance(expected, actual[result]) <= allowed, $"{result}: off by {Distance(expected, actual[result]):g3}, allowed {allowed:g3}");
        }
    }

    private static double Distance(double[] expected, Tensor actual)
    {
        var values = Expect.Values(actual);
        Assert.Equal(expected.Length, values.Length);
        return expected.Zip(values, (a, b) => Math.Abs(a - b)).Max();
    }
}
