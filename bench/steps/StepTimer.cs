using System.Runtime.InteropServices;
using Explorer.Experiments.Trainings;
using Explorer.Kernels;
using Explorer.Kernels.Fused;
using Explorer.Models;
using Explorer.Training.Data;
using static TorchSharp.torch;

namespace Explorer.Steps;

/// <summary>One network's training steps on one thread, of 128 images in float32: cropped, flipped, SGD with Nesterov momentum.</summary>
internal static class StepTimer
{
    /// <summary>Images of a step, and of an evaluation.</summary>
    public const int Batch = 128, EvaluationBatch = 256;
    private const int WarmUp = 3;

    /// <param name="halves">Whether libtorch computes in bfloat16 what it may (autocast, plain layers), as <c>precision: bfloat16</c> does.</param>
    public static StepTimes Run(AnyNetConfig config, int steps, bool halves)
    {
        set_num_threads(1);
        TorchEngine.FlushDenormals(true);
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(config, seed: 1);
        using var optimizer = optim.SGD(network.parameters(), 0.01, momentum: 0.9, weight_decay: 5e-5, nesterov: true);
        var engine = network.Engine(Batch, CPU, isFloat32: !halves);
        var images = Images(config);
        var loader = new BatchLoader(images, [0.5f, 0.5f, 0.5f], [0.25f, 0.25f, 0.25f], [Augmentation.Crop, Augmentation.Flip], seed: 1);
        var pixels = zeros(Batch, 3, config.Input.Resolution, config.Input.Resolution);
        var labels = zeros(Batch, ScalarType.Int64);
        var evaluated = randn(EvaluationBatch, 3, config.Input.Resolution, config.Input.Resolution);
        var runs = new List<StepTimes>();
        for (var step = 0; step < WarmUp + steps; step++)
        {
            using var inner = NewDisposeScope();
            var watch = ThreadTime.Milliseconds;
            loader.Fill(step % (images.Count / Batch) * Batch, MemoryMarshal.Cast<byte, float>(pixels.bytes), MemoryMarshal.Cast<byte, long>(labels.bytes));
            var fill = Lap(ref watch);
            network.train();
            optimizer.zero_grad();
            var logits = Forward(network, pixels, halves);
            var loss = nn.functional.cross_entropy(logits, labels);
            var forward = Lap(ref watch);
            loss.backward();
            var backward = Lap(ref watch);
            if (engine.HasKernels)
                FusedDescent.Step(optimizer);
            else
                optimizer.step();
            var stepped = Lap(ref watch);
            _ = loss.item<float>() + logits.detach().argmax(1).ne(labels).sum().item<long>();
            var meter = Lap(ref watch);
            var evaluation = Evaluate(network, evaluated, halves);
            if (step >= WarmUp)
                runs.Add(new StepTimes { Fill = fill, Forward = forward, Backward = backward, Optimizer = stepped, Meter = meter, Evaluation = evaluation });
        }

        return StepTimes.Median(runs) with { PeakMegabytes = System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1e6 };
    }

    private static Tensor Forward(Network network, Tensor images, bool halves)
    {
        if (!halves)
            return network.call(images);
        using var autocast = TorchEngine.Autocast(CPU);
        return network.call(images).to(ScalarType.Float32);
    }

    private static double Evaluate(Network network, Tensor images, bool halves)
    {
        network.eval();
        using var noGradients = no_grad();
        var watch = ThreadTime.Milliseconds;
        _ = Forward(network, images, halves);
        return Lap(ref watch);
    }

    private static double Lap(ref double since)
    {
        var before = since;
        since = ThreadTime.Milliseconds;
        return since - before;
    }

    private static ImageSet Images(AnyNetConfig config)
    {
        var pixels = new byte[8 * Batch * 3 * config.Input.Resolution * config.Input.Resolution];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(((long)i * i) >> 5);
        var labels = new byte[8 * Batch];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = (byte)(i % config.Classes);
        return new ImageSet("bench", config.Input, [.. Enumerable.Range(0, config.Classes).Select(c => $"class {c}")], pixels, labels);
    }
}
