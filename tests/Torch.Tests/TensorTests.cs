using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

public sealed class TensorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Matmul_TwoByTwo_MatchesHandComputation()
    {
        var x = tensor(new float[] { 1, 2, 3, 4 }, [2, 2]);
        Assert.Equal([7f, 10, 15, 22], x.matmul(x).data<float>().ToArray());
    }

    [Fact]
    public void Arithmetic_TensorsAndNumbers_MatchesHandComputation()
    {
        var x = tensor(new float[] { 1, 2, 4 });
        var y = tensor(new float[] { 2, 2, 2 });
        Assert.Equal([5f, 6, 8], x.add(y, 2).data<float>().ToArray());
        Assert.Equal([0.5f, 1, 2], (x / y).data<float>().ToArray());
        Assert.Equal([0f, 1, 2], x.div(y, RoundingMode.floor).data<float>().ToArray());
        Assert.Equal([9f, 8, 6], (10 - x).data<float>().ToArray());
        Assert.Equal([4f, 2, 1], (4 / x).data<float>().ToArray());
        Assert.Equal([1f, 4, 16], x.pow(2).data<float>().ToArray());
        Assert.Equal([1f, 2, 3], x.clamp(max: 3).data<float>().ToArray());
        Assert.Equal([-1f, -2, -4], (-x).data<float>().ToArray());
        Assert.Equal([true, false, false], (x < 2).data<bool>().ToArray());
    }

    [Fact]
    public void InPlace_AddMulZero_ChangesTheTensorItself()
    {
        var x = tensor(new float[] { 1, 2 });
        Assert.Same(x, x.add_(1).mul_(3));
        Assert.Equal([6f, 9], x.data<float>().ToArray());
        Assert.Equal([0f, 0], x.zero_().data<float>().ToArray());
    }

    [Fact]
    public void Reductions_TwoByThree_MatchesHandComputation()
    {
        var x = tensor(new float[,] { { 1, 5, 3 }, { 4, 2, 6 } });
        Assert.Equal(21, x.sum().ToSingle());
        Assert.Equal([9f, 12], x.sum(1).data<float>().ToArray());
        Assert.Equal([2.5f, 3.5f, 4.5f], x.mean([0]).data<float>().ToArray());
        Assert.Equal(3.5, x.var().ToDouble(), 1e-6);
        Assert.Equal(Math.Sqrt(35.0 / 12), x.std(unbiased: false).ToDouble(), 1e-6);
        Assert.Equal([1L, 2], x.argmax(1).data<long>().ToArray());
        Assert.Equal([5f, 6], x.max(1).values.data<float>().ToArray());
        var (values, indexes) = x.topk(2, 1);
        Assert.Equal([5f, 3, 6, 4], values.data<float>().ToArray());
        Assert.Equal([1L, 2, 2, 0], indexes.data<long>().ToArray());
        Assert.Equal([0L, 2, 1, 1, 0, 2], x.argsort(1).data<long>().ToArray());
        Assert.True(x.gt(0).all().ToBoolean());
        Assert.False(x.gt(6).any().ToBoolean());
    }

    [Fact]
    public void Views_Transposed_ReadInLogicalOrder()
    {
        var x = arange(6, ScalarType.Float32).reshape(2, 3);
        Assert.Equal([0f, 3, 1, 4, 2, 5], x.t().data<float>().ToArray());
        Assert.Equal(4, x.t().data<float>()[1, 1]);
        Assert.Equal([3L, 2], x.permute(1, 0).shape);
        Assert.False(x.t().is_contiguous());
        Assert.Equal([1f, 4], x.select(1, 1).data<float>().ToArray());
        Assert.Equal([2f, 5], x.narrow(1, 2, 1).flatten().data<float>().ToArray());
        Assert.Equal([3f, 4, 5, 0, 1, 2], x.flip(0).data<float>().ToArray());
    }

    [Fact]
    public void Indexers_RangesPositionsAndMasks_SelectAsInPyTorch()
    {
        var x = arange(12, ScalarType.Float32).reshape(3, 4);
        Assert.Equal(6, x[1, 2].ToSingle());
        Assert.Equal([4f, 5, 6, 7], x[1].data<float>().ToArray());
        Assert.Equal([1f, 2, 5, 6], x[..2, 1..3].data<float>().ToArray());
        Assert.Equal([10f, 11], x[TensorIndex.Single(-1), TensorIndex.Slice(-2)].data<float>().ToArray());
        Assert.Equal([3f, 7, 11], x[TensorIndex.Ellipsis, TensorIndex.Single(3)].data<float>().ToArray());
        Assert.Equal([9f, 10, 11], x[x > 8].data<float>().ToArray());
        Assert.Equal([3L, 1, 4], x[TensorIndex.Colon, TensorIndex.None].shape);
        x[1, 2] = tensor(-1f);
        Assert.Equal(-1, x[1, 2].ToSingle());
        Assert.Equal([8f, 9, 10, 11, 0, 1, 2, 3], x.index_select(0, tensor(new long[] { 2, 0 })).data<float>().ToArray());
        Assert.Equal([3f, 4, 8], x.gather(1, tensor(new long[,] { { 3 }, { 0 }, { 0 } })).data<float>().ToArray());
    }

    [Fact]
    public void JoinAndSplit_Parts_KeepOrder()
    {
        var x = arange(4);
        Assert.Equal([0L, 1, 2, 3, 0, 1, 2, 3], cat([x, x]).data<long>().ToArray());
        Assert.Equal([2L, 4], stack([x, x]).shape);
        Assert.Equal([3L, 1], x.split(3).Select(part => part.numel()));
        Assert.Equal([1L, 3], x.split([1, 3]).Select(part => part.numel()));
        Assert.Equal([2L, 2], x.chunk(2).Select(part => part.numel()));
        Assert.Equal([0L, 1, 2, 3], x.unbind().Select(part => part.ToInt64()));
        Assert.Equal([0L, -1, 2, -1], where(x.remainder(2).eq(0), x, full_like(x, -1)).data<long>().ToArray());
    }

    [Fact]
    public void Creation_TypesAndValues_AsAsked()
    {
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Float32, arange(0, 1, 0.25).dtype);
        Assert.Equal([0f, 0.5f, 1], linspace(0, 1, 3).data<float>().ToArray());
        Assert.Equal([1f, 0, 0, 1], eye(2).data<float>().ToArray());
        Assert.Equal([7, 7], full(2, 7, ScalarType.Int32).data<int>().ToArray());
        Assert.Equal([1L, 2, 3], tensor(new byte[] { 1, 2, 3 }, ScalarType.Int64).data<long>().ToArray());
        Assert.Equal([2L, 1, 2], from_array(new double[,,] { { { 1, 2 } }, { { 3, 4 } } }).shape);
        Assert.Empty(tensor(1f).shape);
        Assert.Equal([0L, 1, 2, 3, 4], randperm(5).data<long>().ToArray().Order());
        var draws = randint(2, 5, [100]).data<long>().ToArray();
        Assert.All(draws, value => Assert.InRange(value, 2, 4));
    }

    [Fact]
    public void OneHot_Classes_MarksThem() =>
        Assert.Equal([0L, 1, 0, 0, 0, 1], nn.functional.one_hot(tensor(new long[] { 1, 2 }), 3).data<long>().ToArray());

    [Fact]
    public void IsFinite_NanAndInfinity_AreNot()
    {
        var x = tensor(new[] { 1, float.NaN, float.PositiveInfinity });
        Assert.Equal([true, false, false], x.isfinite().data<bool>().ToArray());
        Assert.Equal([false, true, false], x.isnan().data<bool>().ToArray());
    }

    [Fact]
    public void Bytes_SetAndGet_AreTheElementsInPlace()
    {
        var x = zeros(2, ScalarType.Float32);
        x.bytes = MemoryMarshal.AsBytes(new float[] { 1.5f, -2 }.AsSpan()).ToArray();
        Assert.Equal([1.5f, -2], x.data<float>().ToArray());
        MemoryMarshal.Cast<byte, float>(x.bytes)[0] = 9;
        Assert.Equal(9, x[0].ToSingle());
        Assert.Throws<ArgumentException>(() => x.bytes = new byte[3]);
        Assert.Throws<InvalidOperationException>(() => zeros(2, 2).t().bytes.Length);
    }

    [Fact]
    public void Item_OtherTypeOrManyElements_IsRefused()
    {
        Assert.Equal(3, tensor(3f).item<float>());
        Assert.Equal(3, (int)tensor(3f));
        Assert.Throws<ArgumentException>(() => tensor(3f).item<long>());
        Assert.Throws<ArgumentException>(() => zeros(2).item<float>());
        Assert.Throws<ArgumentException>(() => zeros(2).data<double>());
    }

    [Fact]
    public void Add_ShapesThatDoNotFit_CarriesLibtorchsMessage()
    {
        var error = Assert.Throws<ExternalException>(() => zeros(2, 3) + zeros(2, 4));
        Assert.Contains("The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("frame #", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backward_WithoutGraph_CarriesLibtorchsMessage()
    {
        var error = Assert.Throws<ExternalException>(() => zeros(1).sum().backward());
        Assert.Contains("does not require grad", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Use_AfterDispose_ThrowsAndDoesNotCrash()
    {
        var x = zeros(2);
        x.Dispose();
        x.Dispose();
        Assert.True(x.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => x + 1);
        Assert.Throws<InvalidOperationException>(() => x.shape);
        Assert.Throws<InvalidOperationException>(() => cat([zeros(2), x]));
        Assert.Throws<InvalidOperationException>(() => x.Handle);
        Assert.Equal("disposed tensor", x.ToString());
    }

    [Fact]
    public void Accessor_AfterDispose_Throws()
    {
        var x = zeros(2);
        using var data = x.data<float>();
        x.Dispose();
        Assert.Throws<ObjectDisposedException>(() => data[0]);
    }

    [Fact]
    public void ToString_Tensor_SaysShapeTypeAndDevice() =>
        Assert.Equal("[2x3], type = Int64, device = cpu", zeros(2, 3, ScalarType.Int64).ToString());

    [Fact]
    public void Device_Descriptions_AreParsedOrRefused()
    {
        Assert.Equal((DeviceType.CUDA, 1), (device("cuda:1").type, device("cuda:1").index));
        Assert.Equal("cpu", zeros(1).device.ToString());
        Assert.Throws<ArgumentException>(() => device("gpu"));
        Assert.Throws<ArgumentException>(() => device("cuda:x"));
    }

    [Fact]
    public void Generator_OwnSeed_RepeatsAndLeavesTheDefaultAlone()
    {
        manual_seed(1);
        var expected = rand(3).data<float>().ToArray();
        manual_seed(1);
        using var own = new Generator(5);
        var first = rand([3], generator: own).data<float>().ToArray();
        Assert.Equal(expected, rand(3).data<float>().ToArray());
        own.manual_seed(5);
        Assert.Equal(first, rand([3], generator: own).data<float>().ToArray());
        Assert.Equal(5, own.initial_seed());
    }
}
