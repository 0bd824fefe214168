using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

public sealed class DisposeScopeTests
{
    [Fact]
    public void Dispose_TensorsMadeWithin_AreFreed()
    {
        var before = Tensor.TotalCount;
        Tensor outside = zeros(1), within;
        using (NewDisposeScope())
        {
            within = outside + 1;
            _ = within * 2;
            Assert.Equal(before + 3, Tensor.TotalCount);
        }

        Assert.True(within.IsInvalid);
        Assert.False(outside.IsInvalid);
        outside.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void MoveToOuterDisposeScope_NestedScopes_LivesAsLongAsTheOuter()
    {
        Tensor moved;
        using (var outer = NewDisposeScope())
        {
            using (NewDisposeScope())
                moved = zeros(1).MoveToOuterDisposeScope();
            Assert.False(moved.IsInvalid);
            Assert.True(outer.Contains(moved));
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void MoveToOuterDisposeScope_NoOuterScope_IsFree()
    {
        Tensor moved;
        using (NewDisposeScope())
            moved = zeros(1).MoveToOuterDisposeScope();
        Assert.False(moved.IsInvalid);
        moved.Dispose();
    }

    [Fact]
    public void DetachFromDisposeScope_NestedScopes_OutlivesAll()
    {
        Tensor detached;
        using (NewDisposeScope())
        using (NewDisposeScope())
            detached = zeros(1).DetachFromDisposeScope();
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void DisposeEverythingBut_OneKept_FreesTheRestNow()
    {
        using var scope = NewDisposeScope();
        var kept = zeros(1);
        var freed = zeros(1);
        scope.DisposeEverythingBut(kept);
        Assert.True(freed.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
        Assert.False(kept.IsInvalid);
    }

    [Fact]
    public void Dispose_TensorDisposedByHand_IsForgotten()
    {
        using var scope = NewDisposeScope();
        zeros(1).Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void NewDisposeScope_OtherThread_HasItsOwn()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() => other = zeros(1));
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        other!.Dispose();
    }

    [Fact]
    public void Parameter_MadeInScope_TakesItsTensorsPlace()
    {
        using var scope = NewDisposeScope();
        var data = zeros(1);
        var parameter = nn.Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(scope.Contains(parameter));
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Statistics_InAndOutOfScopes_AreCounted()
    {
        DisposeScopeManager.Statistics.Reset();
        using (NewDisposeScope())
        {
            _ = zeros(1);
            zeros(1).DetachFromDisposeScope().Dispose();
        }

        zeros(1).Dispose();
        var statistics = DisposeScopeManager.Statistics;
        Assert.Equal((2L, 1, 1, 1), (statistics.CreatedInScopeCount, statistics.DisposedInScopeCount, statistics.DetachedFromScopeCount, statistics.CreatedOutsideScopeCount));
    }
}
