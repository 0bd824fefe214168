namespace Explorer.SearchSpace.Complexity;

/// <content>Networks without stages: convolutions and linear layers with biases; only their outputs are activations, not those of a VGG's pools.</content>
internal partial struct CostCounter
{
    private const int HiddenLayers = 2;

    /// <summary>Counts a VGG.</summary>
    /// <exception cref="OverflowException">A figure passes 2^63.</exception>
    public static CostCounter Count(in VggFrame frame, ReadOnlySpan<StageSizes> blocks)
    {
        var cost = new CostCounter { _side = frame.Resolution, _width = frame.Channels };
        foreach (ref readonly var block in blocks)
            cost.VggBlock(block, frame.BatchNorm);

        cost._width = checked(cost._width * cost._side * cost._side);
        for (var i = 0; i < HiddenLayers; i++)
        {
            cost.Linear(cost._width, frame.HiddenWidth);
            cost._width = frame.HiddenWidth;
        }

        cost.Linear(cost._width, frame.Classes);
        return cost;
    }

    /// <summary>Counts a multilayer perceptron.</summary>
    /// <exception cref="OverflowException">A figure passes 2^63.</exception>
    public static CostCounter Count(InputShape input, ReadOnlySpan<int> widths, MlpNormalization normalization, int classes)
    {
        var cost = new CostCounter { _width = (long)input.Channels * input.Resolution * input.Resolution };
        foreach (var width in widths)
        {
            cost.Linear(cost._width, width);
            if (normalization != MlpNormalization.None)
                cost.Norm(width);

            cost._width = width;
        }

        cost.Linear(cost._width, classes);
        return cost;
    }

    private void VggBlock(in StageSizes block, bool batchNorm)
    {
        BiasedConvolution(block.Width, batchNorm);
        _width = block.Width;

        // Every further convolution has the same cost: one is counted and multiplied.
        if (block.Depth > 1)
        {
            var before = this;
            BiasedConvolution(block.Width, batchNorm);
            checked
            {
                Flops = before.Flops + ((block.Depth - 1) * (Flops - before.Flops));
                Params = before.Params + ((block.Depth - 1) * (Params - before.Params));
                Activations = before.Activations + ((block.Depth - 1) * (Activations - before.Activations));
            }
        }

        _side /= block.Stride;
    }

    private void BiasedConvolution(int width, bool batchNorm)
    {
        Convolution(_width, width, kernel: 3, stride: 1);
        checked
        {
            Flops += width * _side * _side;
            Params += width;
        }

        if (batchNorm)
            Norm(width);
    }
}
