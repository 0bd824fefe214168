using static TorchSharp.torch;

namespace Explorer.Kernels.Tests;

public sealed class TorchEngineTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Name_OnThisMachine_SaysVersionAndKernels()
    {
        Assert.Matches(@"^libtorch \d+\.\d+\.\d+( \+ explorer kernels \d+ \(avx(2|512)\)|, plain layers)$", TorchEngine.Name);
        Assert.Equal(TorchEngine.HasKernels, TorchEngine.Name.Contains(" + ", StringComparison.Ordinal));
        Assert.Equal($"libtorch {TorchSharpsLibtorch}", TorchEngine.Version);
    }

    [Fact]
    public void Missing_OnThisMachine_IsSaidOnlyWhereItWasNotAskedFor() =>
        Assert.Equal(TorchEngine.HasKernels || KernelChoice.IsPlain, TorchEngine.Missing is null);

    [Fact]
    public void Autocast_Convolution_ComputesInBfloat16UntilTheScopeEnds()
    {
        Assert.SkipUnless(TorchEngine.HasAutocast, "no autocast in this libtorch");
        using var convolution = nn.Conv2d(2, 2, 1, bias: false);
        var image = full([1, 2, 1, 1], 1f);
        using var noGradients = no_grad();
        convolution.weight!.fill_(1 + (1f / 1024));
        using (TorchEngine.Autocast(CPU))
        {
            var rough = convolution.call(image);
            Assert.Equal(ScalarType.BFloat16, rough.dtype);

            // bfloat16 has 8 bits: the weights were 1 in it.
            Assert.Equal([2.0, 2], Expect.Values(rough));
        }

        Assert.Equal(ScalarType.Float32, convolution.call(image).dtype);
        Assert.Equal([2 + (2.0 / 1024), 2 + (2.0 / 1024)], Expect.Values(convolution.call(image)));
    }

    [Fact]
    public void Autocast_Nested_EndsWithTheOuterScope()
    {
        Assert.SkipUnless(TorchEngine.HasAutocast, "no autocast in this libtorch");
        var matrix = ones(2, 2);
        using (TorchEngine.Autocast(CPU))
        {
            using (TorchEngine.Autocast(CPU))
                Assert.Equal(ScalarType.BFloat16, matrix.mm(matrix).dtype);
            Assert.Equal(ScalarType.BFloat16, matrix.mm(matrix).dtype);
        }

        Assert.Equal(ScalarType.Float32, matrix.mm(matrix).dtype);
    }

    [Fact]
    public void Autocast_WeightsChangedBetweenScopes_AreCastAnew()
    {
        Assert.SkipUnless(TorchEngine.HasAutocast, "no autocast in this libtorch");
        using var convolution = nn.Conv2d(2, 1, 1, bias: false);
        var sums = new List<double>();
        foreach (var value in (float[])[1, 3])
        {
            using (no_grad())
                convolution.weight!.fill_(value);
            using (TorchEngine.Autocast(CPU))
                sums.AddRange(Expect.Values(convolution.call(ones(1, 2, 1, 1))));
        }

        Assert.Equal([2, 6], sums);
    }

    [Fact]
    public void Autocast_AnotherThread_ComputesInFloat32()
    {
        Assert.SkipUnless(TorchEngine.HasAutocast, "no autocast in this libtorch");
        var matrix = ones(2, 2);
        ScalarType? there = null;
        using (TorchEngine.Autocast(CPU))
        {
            var thread = new Thread(() => there = matrix.mm(matrix).dtype);
            thread.Start();
            thread.Join();
        }

        Assert.Equal(ScalarType.Float32, there);
    }

    [Fact]
    public void FlushDenormals_OnThisThread_TinyProductsAreZeroUntilTurnedOff()
    {
        var tiny = tensor(1e-20f);
        Assert.NotEqual(0, (tiny * tiny).item<float>());
        Assert.SkipUnless(TorchEngine.FlushDenormals(enabled: true), "this processor cannot flush denormals");
        try
        {
            Assert.Equal(0, (tiny * tiny).item<float>());
        }
        finally
        {
            TorchEngine.FlushDenormals(enabled: false);
        }

        Assert.NotEqual(0, (tiny * tiny).item<float>());
    }

    private static string TorchSharpsLibtorch => Environment.GetEnvironmentVariable("LIBTORCH") is { Length: > 0 } ? TorchEngine.Version["libtorch ".Length..] : "2.10.0";
}
