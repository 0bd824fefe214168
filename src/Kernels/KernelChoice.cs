namespace Explorer.Kernels;

/// <summary>
/// What <c>EXPLORER_KERNELS</c> asks for, to compare: <c>plain</c> (no kernels), <c>avx2</c>, <c>avx512</c> or <c>fast</c> (the best there
/// is), less what is named after hyphens, as in <c>plain-layout-pool</c>. The kernels read their own part of it.
/// </summary>
internal static class KernelChoice
{
    private static readonly string[] Words = (Environment.GetEnvironmentVariable("EXPLORER_KERNELS") ?? "").Split('-');

    /// <summary>Whether networks compute by the plain layers.</summary>
    public static bool IsPlain => Words[0] == "plain";

    /// <summary>Whether plain layers on the CPU compute with channels innermost.</summary>
    public static bool HasLayout => !Words.Contains("layout", StringComparer.Ordinal);

    /// <summary>Whether large tensors come from memory that the process keeps.</summary>
    public static bool HasPool => !Words.Contains("pool", StringComparer.Ordinal);
}
