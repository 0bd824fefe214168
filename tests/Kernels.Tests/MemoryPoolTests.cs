using Explorer.Kernels.Native;
using static Explorer.Kernels.Tests.ProcessMemory;
using static TorchSharp.torch;

namespace Explorer.Kernels.Tests;

/// <summary>Looks at the memory of the process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(MemoryPoolTests), DisableParallelization = true)]
[Collection(nameof(MemoryPoolTests))]
public sealed class MemoryPoolTests : IDisposable
{
    private const long FloatsPerMegabyte = Megabyte / sizeof(float);
    private readonly DisposeScope _scope = NewDisposeScope();

    public MemoryPoolTests()
    {
        Requires.Linux();
        Assert.SkipUnless(KernelChoice.HasPool, "EXPLORER_KERNELS leaves the pool out");
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Pool_LargeTensors_LieInHugePages()
    {
        Assert.SkipUnless(KernelLibrary.IsLoaded, "the kernels' library was not built");
        Assert.SkipWhen(File.ReadAllText("/sys/kernel/mm/transparent_hugepage/enabled").Contains("[never]", StringComparison.Ordinal), "this system gives no huge pages");
        var tensors = Enumerable.Range(0, 8).Select(i => full([8 * FloatsPerMegabyte], (float)i)).ToList();
        Assert.All(tensors, tensor => Assert.True(HugePagesAt(KernelLibrary.Data(tensor.Handle)) >= 2 * Megabyte));
    }

    [Fact]
    public void ReleaseMemory_LargeTensorsFreed_GivesTheirPagesBack()
    {
        const long Size = 256;
        Assert.SkipUnless(KernelLibrary.IsLoaded, "the kernels' library was not built; the C library keeps and gives back as it sees fit");
        Collect();
        nint place;
        using (var first = ones(Size * FloatsPerMegabyte))
            place = KernelLibrary.Data(first.Handle);
        TorchEngine.ReleaseMemory();
        var before = ResidentAt(place);
        using (var tensor = ones(Size * FloatsPerMegabyte))
        {
            place = KernelLibrary.Data(tensor.Handle);
            Assert.True(ResidentAt(place) > before + ((Size - 32) * Megabyte), "the tensor took no memory");
        }

        Assert.True(ResidentAt(place) > before + ((Size - 32) * Megabyte), "nothing was kept for the next tensor");
        TorchEngine.ReleaseMemory();
        var after = ResidentAt(place);
        Assert.True(after < before + (64 * Megabyte), $"{after / Megabyte} MB after, {before / Megabyte} MB before");
    }

    [Fact]
    public void Pool_TensorsTakenAndFreedInAnyOrder_KeepTheirValues()
    {
        var alive = new List<(Tensor Tensor, float Value)>();
        for (var i = 0; i < 400; i++)
        {
            if (alive.Count > 12 || (alive.Count > 0 && i % 3 == 0))
            {
                var at = i * 7919 % alive.Count;
                var (tensor, value) = alive[at];
                Assert.Equal(value, tensor.min().item<float>());
                Assert.Equal(value, tensor.max().item<float>());
                tensor.Dispose();
                alive.RemoveAt(at);
            }

            alive.Add((full([1 + (i * 104_729 % 400_000)], (float)i), i));
        }

        Assert.All(alive, pair => Assert.Equal((pair.Value, pair.Value), (pair.Tensor.min().item<float>(), pair.Tensor.max().item<float>())));
    }
}
