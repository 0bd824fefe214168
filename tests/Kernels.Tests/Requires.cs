namespace Explorer.Kernels.Tests;

/// <summary>What a test cannot do without.</summary>
internal static class Requires
{
    public static void Kernels() => Assert.SkipUnless(TorchEngine.HasKernels, TorchEngine.Missing ?? "EXPLORER_KERNELS=plain leaves the kernels out");

    public static void Bfloat16Kernels() => Assert.SkipUnless(TorchEngine.HasBfloat16Kernels && TorchEngine.HasAutocast, "this processor has no AVX512_BF16, or EXPLORER_KERNELS leaves it out");

    public static void Linux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "reads Linux's /proc or its libraries");
}
