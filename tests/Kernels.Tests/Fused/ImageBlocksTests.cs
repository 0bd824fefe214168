using static TorchSharp.torch;

namespace Explorer.Kernels.Tests.Fused;

public sealed class ImageBlocksTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(21)]
    public void ToImages_BlocksOfAView_ComesBack(int images)
    {
        var x = Expect.Filled(1, images, 6, 3, 5).transpose(1, 3);
        var blocks = ImageBlocks.Of(x);
        Assert.Equal([(images + 15) / 16, 3L, 5, 6, 16], blocks.shape);
        Assert.True(blocks.is_contiguous());
        Assert.Equal(Expect.Values(x), Expect.Values(ImageBlocks.ToImages(blocks, images)));
        Assert.True(Expect.Distance(x.mean([2, 3]), ImageBlocks.Mean(blocks, images)) < 1e-6);
    }

    [Fact]
    public void Of_PlacesWithoutAnImage_HoldZeros()
    {
        var blocks = ImageBlocks.Of(ones(5, 2, 3, 4));
        Assert.Equal(5 * 24, blocks.sum().item<float>());
        Assert.Equal(0, blocks.slice(4, 5, 16, 1).abs().max().item<float>());
    }

    [Fact]
    public void ToImages_Result_HasChannelsInnermost()
    {
        var images = ImageBlocks.ToImages(ImageBlocks.Of(Expect.Filled(1, 20, 3, 4, 5)), 20);
        Assert.Equal([60L, 1, 15, 3], images.stride());
    }

    [Fact]
    public void Gradient_ThereAndBack_IsThatOfTheImages()
    {
        var x = Expect.Filled(1, 19, 3, 4, 5).requires_grad_();
        var weights = Expect.Filled(2, 19, 3, 4, 5);
        var means = Expect.Filled(3, 19, 3);
        var blocks = ImageBlocks.Of(x);
        var there = autograd.grad([(ImageBlocks.ToImages(blocks, 19) * weights).sum() + (ImageBlocks.Mean(blocks, 19) * means).sum()], [x])[0];
        var expected = autograd.grad([(x * weights).sum() + (x.mean([2, 3]) * means).sum()], [x])[0];
        Assert.True(Expect.Distance(expected, there) < 1e-6);
    }

    [Fact]
    public void Fit_OtherTypesShapesAndAutocast_AnswersWhatTheKernelsTake()
    {
        Requires.Kernels();
        Assert.True(ImageBlocks.Fit(zeros(1, 3, 4, 4)));
        Assert.False(ImageBlocks.Fit(zeros(1, 3, 4, 4, ScalarType.Float64)));
        Assert.False(ImageBlocks.Fit(zeros(3, 4, 4)));
        Assert.SkipUnless(TorchEngine.HasAutocast, "no autocast in this libtorch");
        using (TorchEngine.Autocast(CPU))
        {
            Assert.Equal(TorchEngine.HasBfloat16Kernels, ImageBlocks.Fit(zeros(1, 3, 4, 4)));
            Assert.Equal(ScalarType.BFloat16, ImageBlocks.Of(zeros(1, 3, 4, 4)).dtype);
        }

        Assert.True(ImageBlocks.Fit(zeros(1, 3, 4, 4)));
        Assert.Equal(ScalarType.Float32, ImageBlocks.Of(zeros(1, 3, 4, 4)).dtype);
    }
}
