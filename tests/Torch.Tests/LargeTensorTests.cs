using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

/// <summary>Large tensors in main memory, which the shim keeps in a pool of its own.</summary>
public sealed class LargeTensorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Tensors_TakenAndFreedInAnyOrder_KeepTheirValues()
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

        Assert.All(alive, pair => Assert.Equal(pair.Value, pair.Tensor.mean().item<float>(), 1e-2f * pair.Value));
    }

    [Fact]
    public void ReleaseMemory_LargeTensorsFreed_GivesTheirPagesBack()
    {
        const long Megabytes = 256;
        TorchEngine.Capabilities.ReleaseMemory();
        var before = Resident();
        using (var large = ones(Megabytes << 18))
        {
            Assert.True(Resident() > before + ((Megabytes - 32) << 20), "the tensor took no memory");
        }

        TorchEngine.Capabilities.ReleaseMemory();
        Assert.True(Resident() < before + (64L << 20), $"{Resident() >> 20} MB after, {before >> 20} MB before");
    }

    private static long Resident()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
    }
}
