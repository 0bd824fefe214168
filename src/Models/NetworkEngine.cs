namespace Explorer.Models;

/// <summary>What a network computes by, and in which layouts.</summary>
/// <param name="Name">As a trial records it: <c>libtorch 2.10.0 + explorer kernels 6 (avx512), blocks</c>, <c>libtorch 2.10.0, plain, channels-last</c>, <c>libtorch 2.10.0 on cuda, plain, contiguous</c>.</param>
/// <param name="HasKernels">Whether this project's kernels have a part in it.</param>
public sealed record NetworkEngine(string Name, bool HasKernels);
