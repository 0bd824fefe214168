using Explorer.Kernels;
using Explorer.Kernels.Fused;
using static TorchSharp.torch;

namespace Explorer.Steps;

/// <summary>Layers of one kind, four in a row on one thread, 128 images: convolution, batch norm and ReLU each, forward and backward by the kernels.</summary>
/// <param name="Name">What the kind is called.</param>
/// <param name="Channels">Channels in and out.</param>
/// <param name="Side">Height and width.</param>
/// <param name="Kernel">Kernel size.</param>
/// <param name="GroupWidth">Channels a group.</param>
internal sealed record LayerTimer(string Name, int Channels, int Side, int Kernel, int GroupWidth)
{
    private const int Images = 128;
    private const int Layers = 4;
    private const int WarmUp = 3;

    // Passes over an activation that a layer cannot do without, forward and backward: what a convolution writes is read for the norm's sums and
    // written again; its gradient and its input are read by the norm's and by the convolution's two gradients, one of which is written.
    private const int PassesForward = 3;
    private const int PassesBackward = 5;

    // Of the forward pass's operations: the gradients by inputs and by weights.
    private const int OperationsBackward = 2;

    public static IReadOnlyList<LayerTimer> All { get; } =
    [
        new("3×3, 128", 128, 8, 3, 128), new("3×3, 64", 64, 16, 3, 64), new("groups of 8, 48", 48, 16, 3, 8),
        new("1×1, 128", 128, 8, 1, 128), new("1×1, 48", 48, 16, 1, 48), new("1×1, 24", 24, 32, 1, 24),
        new("depthwise, 32", 32, 32, 3, 1), new("depthwise, 128", 128, 8, 3, 1),
    ];

    private double Forward => 2.0 * Layers * Images * Side * Side * Channels * GroupWidth * Kernel * Kernel;

    private double Activations => (double)Layers * Images * Side * Side * Channels;

    /// <summary>Operations and bytes of a forward and a backward pass with their times, medians of so many runs.</summary>
    public LayerTimes Run(int runs, bool halves)
    {
        using var scope = NewDisposeScope();
        set_num_threads(1);
        TorchEngine.FlushDenormals(true);
        FusedChain[] chains = [.. Enumerable.Range(0, Layers).Select(_ => new FusedChain(new FusedLayer(
            nn.Conv2d(Channels, Channels, Kernel, padding: Kernel / 2, groups: Channels / GroupWidth, bias: false), nn.BatchNorm2d(Channels), 1, Channels / GroupWidth)))];
        var x = Blocks(halves).requires_grad_();
        var gradient = Blocks(halves);
        var times = new List<(double Forward, double Backward)>();
        for (var run = 0; run < WarmUp + runs; run++)
        {
            using var inner = NewDisposeScope();
            var begun = ThreadTime.Milliseconds;
            var y = FusedRun.Of(chains, x, Images, training: true);
            var between = ThreadTime.Milliseconds;
            autograd.backward([y], [gradient]);
            var ended = ThreadTime.Milliseconds;
            x.grad?.zero_();
            if (run >= WarmUp)
                times.Add((between - begun, ended - between));
        }

        var bytes = Activations * (halves ? sizeof(ushort) : sizeof(float));
        return new LayerTimes(
            this, halves, Forward, OperationsBackward * Forward, PassesForward * bytes, PassesBackward * bytes,
            StepTimes.Median(times.Select(time => time.Forward)) / 1e3, StepTimes.Median(times.Select(time => time.Backward)) / 1e3);
    }

    private Tensor Blocks(bool halves)
    {
        using var autocast = halves ? TorchEngine.Autocast(CPU) : null;
        return ImageBlocks.Of(randn(Images, Channels, Side, Side)).detach();
    }
}

/// <summary>What layers of a kind took.</summary>
internal sealed record LayerTimes(LayerTimer Layer, bool Halves, double ForwardOperations, double BackwardOperations, double ForwardBytes, double BackwardBytes, double ForwardSeconds, double BackwardSeconds)
{
    /// <summary>Operations a byte, both passes together.</summary>
    public double Intensity => (ForwardOperations + BackwardOperations) / (ForwardBytes + BackwardBytes);

    /// <summary>Operations a second, both passes together.</summary>
    public double Speed => (ForwardOperations + BackwardOperations) / (ForwardSeconds + BackwardSeconds);
}
