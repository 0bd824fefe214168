using static TorchSharp.torch;

namespace Explorer.Kernels.Tests;

public sealed class PlainLayoutTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public PlainLayoutTests() => Assert.SkipUnless(KernelChoice.HasLayout, "EXPLORER_KERNELS leaves the layout out");

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Of_Images_KeepsTheValuesWithChannelsInnermost()
    {
        var images = Expect.Filled(1, 2, 3, 4, 5);
        var laidOut = PlainLayout.Of(images);
        Assert.Equal([2L, 3, 4, 5], laidOut.shape);
        Assert.Equal([60L, 1, 15, 3], laidOut.stride());
        Assert.Equal(Expect.Values(images), Expect.Values(laidOut));
    }

    [Fact]
    public void Of_Convolution_KeepsTheLayout()
    {
        using var convolution = nn.Conv2d(3, 8, 3, padding: 1);
        using var norm = nn.BatchNorm2d(8);
        Assert.Equal([160L, 1, 40, 8], norm.call(convolution.call(PlainLayout.Of(Expect.Filled(1, 2, 3, 4, 5)))).relu().stride());
    }

    [Fact]
    public void Of_GradientOfAConvolution_IsThatOfTheContiguousImages()
    {
        using var convolution = nn.Conv2d(3, 8, 3, stride: 2, padding: 1).to(ScalarType.Float64);
        var gradients = new List<Tensor>();
        foreach (var layout in (Func<Tensor, Tensor>[])[images => images, PlainLayout.Of])
        {
            var images = Expect.Filled(1, 4, 3, 7, 6).to(ScalarType.Float64).requires_grad_();
            var output = convolution.call(layout(images));
            gradients.AddRange(autograd.grad([(output * Expect.Filled(2, output.shape)).sum()], [images, convolution.weight!]));
        }

        Assert.True(gradients[0].abs().max().item<double>() > 0.1);
        Assert.True(Expect.Distance(gradients[0], gradients[2]) < 1e-12);
        Assert.True(Expect.Distance(gradients[1], gradients[3]) < 1e-12);
    }

    [Fact]
    public void Of_NoImages_IsTheTensorItself()
    {
        var vectors = zeros(4, 3);
        Assert.Same(vectors, PlainLayout.Of(vectors));
    }

    [Fact]
    public void Name_Cpu_IsPyTorchsWord() => Assert.Equal("channels-last", PlainLayout.Name(CPU));
}
