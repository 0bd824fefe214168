namespace Explorer.Experiments.Tests.Trials;

public sealed class TrialEnginesTests
{
    private const string Libtorch = "libtorch 2.10.0";
    private const string Kernels = Libtorch + " + explorer kernels 4 (avx2)";

    [Fact]
    public void Of_Layouts_AreNotEngines() => Assert.Equal([Kernels], TrialEngines.Of([Kernels + ", blocks", Kernels + ", blocks and channels-last"]));

    [Fact]
    public void Of_NetworkForWhichKernelsDoNotPay_IsOfItsMachinesEngine() => Assert.Equal([Kernels], TrialEngines.Of([Libtorch + ", plain, channels-last", Kernels + ", blocks"]));

    [Theory]
    [InlineData("libtorch 2.10.0 on cuda, plain, contiguous")]
    [InlineData("libtorch 2.11.0, plain, channels-last")]
    [InlineData("libtorch 2.10.0 + explorer kernels 4 (avx512), blocks")]
    public void Of_OthersBeside_AreTold_MostFrequentFirst(string other) =>
        Assert.Equal([Kernels, other.Split(", ")[0]], TrialEngines.Of([Kernels + ", blocks", other, Kernels + ", blocks"]));
}
