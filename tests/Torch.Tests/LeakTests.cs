using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

public sealed class LeakTests
{
    private const int Steps = 1_000;
    private const long Mebibyte = 1 << 20;

    // One activation of the network is 64 KiB: a single one left behind by each step would be 62 MiB.
    private const long AllowedGrowth = 16 * Mebibyte;

    [Fact]
    public void Training_ThousandSteps_LeavesNeitherTensorsNorMemoryBehind()
    {
        using var network = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding: 1, bias: false), nn.BatchNorm2d(8), nn.ReLU(inplace: true), nn.Conv2d(8, 8, 3, groups: 2), nn.AdaptiveAvgPool2d(1),
            nn.Flatten(), nn.Dropout(0.1), nn.Linear(8, 10));
        using var optimizer = optim.SGD(network.parameters(), 0.01, momentum: 0.9, weight_decay: 1e-4, nesterov: true);
        using var images = randn(8, 3, 16, 16);
        using var labels = randint(10, [8]);

        Run(100);
        var tensors = Tensor.TotalCount;
        var memory = ResidentBytes();
        Run(Steps);

        Assert.Equal(tensors, Tensor.TotalCount);
        var growth = ResidentBytes() - memory;
        Assert.True(growth < AllowedGrowth, string.Create(CultureInfo.InvariantCulture, $"resident memory grew by {growth / Mebibyte} MiB"));

        void Run(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var loss = nn.functional.cross_entropy(network.call(images), labels, label_smoothing: 0.1);
                loss.backward();
                nn.utils.clip_grad_norm_(network.parameters(), 5);
                optimizer.step();
                Assert.True(double.IsFinite(loss.ToDouble()));
            }
        }
    }

    [Fact]
    public void Failures_Several_LeaveNothingBehind()
    {
        using var x = zeros(2, 3);
        using var y = zeros(2, 4);
        var before = Tensor.TotalCount;
        for (var i = 0; i < 20; i++)
            Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => x + y);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Collection_TensorsNobodyDisposed_AreFreedByTheFinaliser()
    {
        var before = Tensor.TotalCount;
        MakeAndForget();
        for (var i = 0; i < 10 && Tensor.TotalCount > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void MakeAndForget()
    {
        for (var i = 0; i < 100; i++)
            zeros(10).add(1);
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }
}
