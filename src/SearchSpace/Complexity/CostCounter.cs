using System.Runtime.CompilerServices;

namespace Explorer.SearchSpace.Complexity;

/// <summary>
/// Adds up a network's cost layer by layer, by arithmetic alone. The one place where a layer's cost is written; both
/// single networks and the sampler's attempts are counted by it. Rules as in the RegNet authors' code: convolutions pad
/// (k − 1) / 2, batch norm costs parameters only, pools and activations cost nothing but the stem's max-pool its outputs.
/// </summary>
internal partial struct CostCounter
{
    private long _side;
    private long _width;

    /// <summary>Multiply-adds so far.</summary>
    public long Flops { get; private set; }

    /// <summary>Parameters so far.</summary>
    public long Params { get; private set; }

    /// <summary>Output elements so far.</summary>
    public long Activations { get; private set; }

    /// <summary>Counts a whole network.</summary>
    /// <exception cref="OverflowException">A figure passes 2^63.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CostCounter Count(in NetworkFrame frame, ReadOnlySpan<StageSizes> stages)
    {
        var cost = new CostCounter { _side = frame.Resolution, _width = frame.Channels };
        cost.Stem(frame);
        foreach (ref readonly var stage in stages)
            cost.Stage(frame, stage);

        if (frame.Block.IsPreactivation())
            cost.Norm(cost._width);

        cost.Head(frame.HeadWidth, frame.Classes);
        return cost;
    }

    private static long Strided(long side, int stride) => ((side - 1) / stride) + 1;

    private void Stem(in NetworkFrame frame)
    {
        var (type, width) = (frame.Stem, frame.StemWidth);
        var kernel = type == StemType.Resnet ? 7 : 3;
        Convolution(_width, width, kernel, type == StemType.Cifar ? 1 : 2);
        if (!frame.Block.IsPreactivation())
            Norm(width);

        if (type == StemType.Resnet)
        {
            _side = Strided(_side, 2);
            Activations += width * _side * _side;
        }

        _width = width;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Stage(in NetworkFrame frame, in StageSizes stage)
    {
        Block(frame, stage, stage.Stride);
        if (stage.Depth == 1)
            return;

        // Every further block has the same cost: one is counted and multiplied.
        var before = this;
        Block(frame, stage, stride: 1);
        checked
        {
            Flops = before.Flops + ((stage.Depth - 1) * (Flops - before.Flops));
            Params = before.Params + ((stage.Depth - 1) * (Params - before.Params));
            Activations = before.Activations + ((stage.Depth - 1) * (Activations - before.Activations));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Block(in NetworkFrame frame, in StageSizes stage, int stride)
    {
        var isPreactivation = frame.Block.IsPreactivation();
        var mayProject = isPreactivation || frame.Block is BlockType.Bottleneck or BlockType.Basic;
        if (mayProject && (_width != stage.Width || stride != 1))
        {
            var side = _side;
            Convolution(_width, stage.Width, kernel: 1, stride);
            _side = side;
            if (!isPreactivation)
                Norm(stage.Width);
        }

        // Pre-activation blocks have the same norms but the last, and one over their input instead.
        if (frame.Block.HasBottleneck())
        {
            Bottleneck(frame.SqueezeExcitation, stage, stride);
        }
        else
        {
            Convolution(_width, stage.Width, kernel: 3, stride);
            Norm(stage.Width);
            Convolution(stage.Width, stage.Width, kernel: 3, stride: 1);
        }

        Norm(isPreactivation ? _width : stage.Width);
        _width = stage.Width;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Bottleneck(double squeezeExcitation, in StageSizes stage, int stride)
    {
        Convolution(_width, stage.InnerWidth, kernel: 1, stride: 1);
        Norm(stage.InnerWidth);
        Convolution(stage.GroupWidth, stage.InnerWidth, kernel: 3, stride);
        Norm(stage.InnerWidth);
        if (squeezeExcitation > 0 && ModelExpansion.SqueezeWidth(_width, squeezeExcitation) is > 0 and var squeezed)
        {
            Linear(stage.InnerWidth, squeezed);
            Linear(squeezed, stage.InnerWidth);
        }

        Convolution(stage.InnerWidth, stage.Width, kernel: 1, stride: 1);
    }

    private void Head(int headWidth, int classes)
    {
        if (headWidth > 0)
        {
            Convolution(_width, headWidth, kernel: 1, stride: 1);
            Norm(headWidth);
            _width = headWidth;
        }

        Linear(_width, classes);
    }

    /// <summary>A convolution without bias; <paramref name="groupInputs"/> is the input channels that each output sees.</summary>
    private void Convolution(long groupInputs, long outputs, int kernel, int stride)
    {
        checked
        {
            _side = Strided(_side, stride);
            var weights = kernel * kernel * groupInputs * outputs;
            Flops += weights * _side * _side;
            Params += weights;
            Activations += outputs * _side * _side;
        }
    }

    /// <summary>A linear layer with bias, or a 1×1 convolution with bias on one position.</summary>
    private void Linear(long inputs, long outputs)
    {
        checked
        {
            Flops += (inputs * outputs) + outputs;
            Params += (inputs * outputs) + outputs;
            Activations += outputs;
        }
    }

    private void Norm(long width) => Params += 2 * width;
}
