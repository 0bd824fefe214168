using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using static Explorer.Kernels.Tests.ProcessMemory;
using static TorchSharp.torch;

namespace Explorer.Kernels.Tests.Fused;

/// <summary>
/// What a run leaves behind: tensors by TorchSharp's count, nodes of the graph by its private list, and memory, which counts what neither does.
/// </summary>
public sealed class LeakTests
{
    // One activation of a pass takes 128 KiB: a single one left behind by each of 200 passes would be 25 MB.
    private const long AllowedGrowth = 8 * Megabyte;
    private const int Passes = 200;

    private static readonly ChainCase Stem = new() { Input = [32, 8, 8, 3], Layers = [[16, 3, 1, 1]] };
    private static readonly ChainCase Block = new() { Input = [32, 8, 8, 16], Layers = [[16, 1, 1, 1], [16, 3, 1, 4], [16, 1, 1, 1]], Shortcut = "identity", Squeeze = 4 };

    private readonly ChainModules _stem;
    private readonly ChainModules _block;
    private readonly Tensor _images;

    public LeakTests()
    {
        Requires.Linux();
        Requires.Kernels();
        (_stem, _block) = (new ChainModules(Stem), new ChainModules(Block));
        _images = ChainModules.Images(Stem).detach();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_ThousandPassesForwardAndBackward_LeavesNothingBehind(bool inputWantsGradient) => AssertKeepsNothing(1000, () =>
    {
        using var scope = NewDisposeScope();
        var x = _images.detach().requires_grad_(inputWantsGradient);
        var loss = Pass(x).square().mean();
        loss.backward();
        Assert.True(float.IsFinite(loss.item<float>()));
    });

    [Fact]
    public void Of_ForwardWithoutBackwardInAScope_LeavesNothingBehind() => AssertKeepsNothing(Passes, () =>
    {
        using var scope = NewDisposeScope();
        Assert.True(Pass(_images).requires_grad);
    });

    [Fact]
    public void Of_ForwardWithoutBackwardOutsideOfScopes_LeavesNothingAfterACollection() => AssertKeepsNothing(Passes, () => Assert.True(Pass(_images).requires_grad));

    [Fact]
    public void Of_NoGradients_LeavesNothingBehind() => AssertKeepsNothing(Passes, () =>
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Assert.False(Pass(_images).requires_grad);
    });

    [Fact]
    public void Of_BackwardOutsideOfScopes_LeavesNothingAfterACollection() => AssertKeepsNothing(Passes, () => Pass(_images).square().mean().backward());

    // But for a node without tensors: TorchSharp forgets those whose forward pass throws.
    [Fact]
    public void Of_RefusedPasses_LeaveNoTensorsBehind() => AssertKeepsNothing(
        Passes,
        () =>
        {
            using var scope = NewDisposeScope();
            var blocks = ImageBlocks.Of(_images);
            Assert.Throws<InvalidOperationException>(() => FusedRun.Of([_stem.Chain, _stem.Chain], blocks, 32, training: true));
        },
        countsNodes: false);

    [Fact]
    public void Of_ScopeEndsBetweenForwardAndBackward_GradientsAreTheSame()
    {
        using var outer = NewDisposeScope();
        Pass(_images).square().mean().backward();
        double[] expected = [.. Gradients()];
        Tensor loss;
        using (NewDisposeScope())
            loss = Pass(_images).square().mean().MoveToOuterDisposeScope();
        using (Expect.Filled(1, 1000, 1000))
            Collect();
        loss.backward();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Gradients());

        // The gradients of this pass alone.
        IEnumerable<double> Gradients()
        {
            foreach (var parameter in _stem.Chain.Parameters.Concat(_block.Chain.Parameters))
            {
                foreach (var value in Expect.Values(parameter.grad!))
                    yield return value;
                parameter.grad = null;
            }
        }
    }

    // Also where the scope of the forward pass has not ended, as in a training step.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Backward_EndOfIt_FreesWhatForwardKept(bool scopeEndsBefore)
    {
        // Three layers' outputs, 16 MB each, and where nothing else refers to it the chain's own.
        var held = (scopeEndsBefore ? 4 : 3) * 16 * Megabyte;
        var large = new ChainCase { Input = [256, 16, 16, 64], Layers = [[64, 1, 1, 1], [64, 3, 1, 64], [64, 1, 1, 1]] };
        var network = new ChainModules(large);
        using var outer = NewDisposeScope();
        using var blocks = ImageBlocks.Of(ChainModules.Images(large).detach());
        var nodes = AliveNodes();
        using (NewDisposeScope())
        {
            var loss = Loss();
            Assert.Equal(nodes + 1, AliveNodes());
            TorchEngine.ReleaseMemory();
            var between = Resident();
            loss.backward();
            TorchEngine.ReleaseMemory();
            var after = Resident();
            Assert.True(after < between - held + (8 * Megabyte), $"{between / Megabyte} MB before the backward pass, {after / Megabyte} MB after it");
        }

        Assert.Equal(nodes, AliveNodes());

        Tensor Loss()
        {
            using var inner = scopeEndsBefore ? NewDisposeScope() : null;
            var sum = FusedRun.Of([network.Chain], blocks, 256, training: true).sum();
            return scopeEndsBefore ? sum.MoveToOuterDisposeScope() : sum;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Tensor Pass(Tensor images) => FusedRun.Of([_stem.Chain, _block.Chain], ImageBlocks.Of(images), 32, training: true);

    private static void AssertKeepsNothing(int passes, Action pass, bool countsNodes = true)
    {
        Run(passes, pass);
        ProcessMemory.Collect();
        var (nodes, tensors, memory) = (AliveNodes(), Tensor.TotalCount, Resident());
        Run(passes, pass);
        if (countsNodes)
            Assert.Equal(nodes, AliveNodes());
        Assert.Equal(tensors, Tensor.TotalCount);
        var growth = Resident() - memory;
        Assert.True(growth < AllowedGrowth, FormattableString.Invariant($"resident memory grew by {growth / (double)Megabyte:F1} MB"));
    }

    // Collects now and then, as the program itself does where tensors are left to their finalisers.
    private static void Run(int passes, Action pass)
    {
        for (var i = 0; i < passes; i++)
        {
            pass();
            if (i % 20 == 0)
                Collect();
        }

        Collect();
    }

    private static int AliveNodes()
    {
        var node = typeof(autograd).GetNestedType("Node", BindingFlags.NonPublic | BindingFlags.Public)!;
        return ((ICollection)node.GetField("AliveNodes", BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).Count;
    }
}
