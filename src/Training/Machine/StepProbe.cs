using Explorer.Kernels;
using Explorer.Kernels.Fused;
using Explorer.SearchSpace.Complexity;
using static TorchSharp.torch;

namespace Explorer.Training.Machine;

/// <summary>Times training steps of a typical small network on made-up images: what a worker does, without its data.</summary>
/// <param name="time">The clock.</param>
public sealed class StepProbe(TimeProvider time)
{
    private const int BatchSize = 128;

    // Multiply-adds of a step by those of the forward pass: the two gradients of a convolution cost as much as it each.
    private const int PassesPerStep = 3;

    /// <summary>A RegNet of 11.4 million multiply-adds for CIFAR-10: depths 1, 4, 3 and widths 32, 72, 152.</summary>
    public static ModelConfig Network { get; } = new AnyNetConfig
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 32),
        Block = BlockType.Bottleneck,
        Stages =
        [
            new StageConfig { Depth = 1, Width = 32, Stride = 1, BottleneckRatio = 1, GroupWidth = 8 },
            new StageConfig { Depth = 4, Width = 72, Stride = 2, BottleneckRatio = 1, GroupWidth = 8 },
            new StageConfig { Depth = 3, Width = 152, Stride = 2, BottleneckRatio = 1, GroupWidth = 8 },
        ],
    };

    /// <summary>Floating-point operations of training on one image, forward and backward (a multiply-add counts two).</summary>
    public static double OperationsPerImage => 2.0 * PassesPerStep * ComplexityCalculator.Of(Network).Flops;

    /// <summary>Images a second of forward pass, backward pass and optimiser step.</summary>
    /// <param name="budget">Time to measure for; at least one step is made after a first one that does not count.</param>
    /// <param name="bfloat16">Whether convolutions and matrix products compute in bfloat16 (autocast).</param>
    public double ImagesPerSecond(TimeSpan budget, bool bfloat16 = false)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Network, seed: 1);
        using var optimizer = optim.SGD(network.parameters(), 0.1, momentum: 0.9);
        var engine = network.Engine(BatchSize, CPU, isFloat32: !bfloat16);
        var pixels = randn(BatchSize, Network.Input.Channels, Network.Input.Resolution, Network.Input.Resolution);
        var labels = zeros(BatchSize, ScalarType.Int64);
        network.train();
        Step();
        var steps = 0;
        var begun = time.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            Step();
            steps++;
            elapsed = time.GetElapsedTime(begun);
        }
        while (elapsed < budget);
        return steps * BatchSize / elapsed.TotalSeconds;

        void Step()
        {
            using var step = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(Forward(), labels).backward();
            if (engine.HasKernels)
                FusedDescent.Step(optimizer);
            else
                optimizer.step();
        }

        Tensor Forward()
        {
            if (!bfloat16)
                return network.call(pixels);
            using var autocast = TorchEngine.Autocast(new Device("cpu"));
            return network.call(pixels).to(ScalarType.Float32);
        }
    }
}
