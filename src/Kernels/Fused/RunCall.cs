using static TorchSharp.torch;

namespace Explorer.Kernels.Fused;

/// <summary>Chains in a row over one batch, as the kernels take them.</summary>
/// <param name="Chains">The chains, each over the output of the one before.</param>
/// <param name="Images">How many images the blocks hold.</param>
/// <param name="IsTraining">Whether the batch norms take the batch's own statistics, and move the running ones.</param>
internal sealed record RunCall(IReadOnlyList<FusedChain> Chains, long Images, bool IsTraining)
{
    private const int ParametersPerLayer = 3;

    private unsafe delegate void Call(ref NativeRun run);

    /// <summary>Checks the chains' shapes and computes them.</summary>
    /// <param name="x">Blocks.</param>
    /// <param name="keep">Whether a backward pass will follow.</param>
    /// <returns>Of each chain its output and what its backward pass needs; without a backward pass the last one's output alone.</returns>
    /// <exception cref="InvalidOperationException">Shapes do not fit together.</exception>
    public unsafe IReadOnlyList<(Tensor Y, Tensor? Kept)> Forward(Tensor x, bool keep)
    {
        RequireFitting(x);
        var results = new List<(Tensor Y, Tensor? Kept)>();
        With(x, [], (ref NativeRun run) =>
        {
            var sizes = new ChainSizes[Chains.Count];
            _ = KernelLibrary.Measure(run, sizes);

            // Statistics of the batch are known only after all of it, so training keeps everything anyway.
            var first = keep || IsTraining ? 0 : Chains.Count - 1;
            for (var i = first; i < Chains.Count; i++)
            {
                var y = empty([x.shape[0], sizes[i].Height, sizes[i].Channels, sizes[i].Width, x.shape[4]], x.dtype);
                var kept = keep || IsTraining ? empty([sizes[i].Kept], ScalarType.Byte) : null;
                (run.Chains[i].Y, run.Chains[i].Kept) = (Address(y), Address(kept));
                results.Add((y, kept));
            }

            KernelLibrary.Forward(run, Address(x));
        });
        if (IsTraining)
        {
            foreach (var layer in Chains.SelectMany(chain => chain.AllLayers))
                Count(layer.Norm.num_batches_tracked);
        }

        return results;
    }

    /// <summary>The gradients, in the order of <see cref="FusedChain.Parameters"/> chain by chain, and that of x where it is wanted.</summary>
    public unsafe (Tensor? X, Tensor[] Parameters) Backward(Tensor x, IReadOnlyList<(Tensor Y, Tensor? Kept)> results, Tensor gradient, bool wantsX)
    {
        var xGradient = wantsX ? empty_like(x) : null;
        Tensor[] gradients = [.. Chains.SelectMany(chain => chain.Parameters).Select(parameter => empty_like(parameter))];
        using var whole = Aligned(gradient);
        With(x, [.. gradients.Select(Address)], (ref NativeRun run) =>
        {
            using var scratch = empty([KernelLibrary.Measure(run, new ChainSizes[Chains.Count])], ScalarType.Byte);
            for (var i = 0; i < Chains.Count; i++)
                (run.Chains[i].Y, run.Chains[i].Kept) = (Address(results[i].Y), Address(results[i].Kept));
            KernelLibrary.Backward(run, Address(x), Address(whole), Address(xGradient), Address(scratch));
        });
        return (xGradient, gradients);
    }

    // Sixty of these a step: an operation of libtorch each would show.
    private static unsafe void Count(Tensor? batches)
    {
        if (batches is not null)
            ++*(long*)Address(batches);
    }

    // In one piece, and where the kernels' vectors can be loaded.
    private static Tensor Aligned(Tensor tensor)
    {
        const int alignment = 64;
        return tensor.is_contiguous() && Address(tensor) % alignment != 0 ? tensor.clone() : tensor.contiguous();
    }

    private static nint Address(Tensor? tensor) => tensor is null ? 0 : KernelLibrary.Data(tensor.Handle);

    // gradients: of all parameters in their order, or none.
    private unsafe void With(Tensor x, ReadOnlySpan<nint> gradients, Call call)
    {
        var chains = stackalloc NativeChain[Chains.Count];
        var squeezes = stackalloc NativeSqueeze[Chains.Count];
        var layers = stackalloc NativeLayer[Chains.Sum(chain => chain.AllLayers.Count())];
        for (var i = 0; i < Chains.Count; i++)
        {
            var chain = Chains[i];
            var norm = chain.Layers[0].Norm;
            chains[i] = new NativeChain
            {
                Layers = layers,
                Squeeze = chain.Squeeze is null ? null : &squeezes[i],
                Shortcut = chain.Projection is not null ? 2 : chain.AddsInput ? 1 : 0,
                Relu = chain.EndsWithRelu ? 1 : 0,
                Momentum = norm.momentum!.Value,
                Epsilon = norm.eps,
            };
            foreach (var layer in chain.AllLayers)
            {
                *layers++ = Layer(layer, Next(ref gradients, ParametersPerLayer));
                chains[i].Count++;
            }

            if (chain.Squeeze is { } squeeze)
                squeezes[i] = Squeeze(squeeze, Next(ref gradients, 4));
        }

        var shape = x.shape;
        var run = new NativeRun
        {
            Chains = chains,
            Count = Chains.Count,
            Training = IsTraining ? 1 : 0,
            Bfloat16 = x.dtype == ScalarType.BFloat16 ? 1 : 0,
            Images = checked((int)Images),
            Height = (int)shape[1],
            Channels = (int)shape[2],
            Width = (int)shape[3],
            Threads = get_num_threads(),
        };
        call(ref run);
    }

    private static ReadOnlySpan<nint> Next(ref ReadOnlySpan<nint> gradients, int count)
    {
        if (gradients.IsEmpty)
            return [];
        var next = gradients[..count];
        gradients = gradients[count..];
        return next;
    }

    private static NativeLayer Layer(FusedLayer layer, ReadOnlySpan<nint> gradients) => new()
    {
        Inputs = (int)layer.Convolution.in_channels,
        Outputs = (int)layer.Convolution.out_channels,
        Groups = layer.Groups,
        Kernel = (int)layer.Convolution.kernel_size[0],
        Stride = layer.Stride,
        Weight = Address(layer.Convolution.weight),
        Scale = Address(layer.Norm.weight),
        Shift = Address(layer.Norm.bias),
        RunningMean = Address(layer.Norm.running_mean),
        RunningVariance = Address(layer.Norm.running_var),
        WeightGradient = gradients.IsEmpty ? 0 : gradients[0],
        ScaleGradient = gradients.IsEmpty ? 0 : gradients[1],
        ShiftGradient = gradients.IsEmpty ? 0 : gradients[2],
    };

    private static NativeSqueeze Squeeze(FusedSqueeze squeeze, ReadOnlySpan<nint> gradients) => new()
    {
        After = squeeze.After,
        Width = (int)squeeze.Reduce.out_channels,
        Reduce = Address(squeeze.Reduce.weight),
        ReduceBias = Address(squeeze.Reduce.bias),
        Expand = Address(squeeze.Expand.weight),
        ExpandBias = Address(squeeze.Expand.bias),
        ReduceGradient = gradients.IsEmpty ? 0 : gradients[0],
        ReduceBiasGradient = gradients.IsEmpty ? 0 : gradients[1],
        ExpandGradient = gradients.IsEmpty ? 0 : gradients[2],
        ExpandBiasGradient = gradients.IsEmpty ? 0 : gradients[3],
    };

    // What the library cannot see: whether the tensors are as large as the numbers that it is given say.
    private void RequireFitting(Tensor x)
    {
        var blocks = (Images + 15) / 16;
        Require(x.Dimensions == 5 && (x.dtype == ScalarType.Float32 || (x.dtype == ScalarType.BFloat16 && TorchEngine.HasBfloat16Kernels)) && x.is_contiguous() && x.shape[0] == blocks && x.shape[4] == 16,
            $"{Images} images in blocks of [{string.Join(", ", x.shape)}] {x.dtype}, expected [{blocks}, height, channels, width, 16] {(TorchEngine.HasBfloat16Kernels ? "Float32 or BFloat16" : "Float32")} in one piece");
        foreach (var chain in Chains)
            RequireFitting(chain);
    }

    private static void RequireFitting(FusedChain chain)
    {
        foreach (var layer in chain.AllLayers)
        {
            var (convolution, norm) = (layer.Convolution, layer.Norm);
            var channels = convolution.out_channels;
            Require(convolution.kernel_size.All(side => side == convolution.kernel_size[0]), "a chain's kernels are square");
            Require(layer.Groups > 0 && HasShape(convolution.weight, channels, convolution.in_channels / layer.Groups, convolution.kernel_size[0], convolution.kernel_size[0]),
                $"weights of {convolution.in_channels} to {channels} channels in {layer.Groups} groups, expected a float32 tensor of that shape in main memory");
            Require(((Tensor?[])[norm.weight, norm.bias, norm.running_mean, norm.running_var]).All(values => values is null || HasShape(values, channels)) && norm.weight is not null && norm.bias is not null,
                $"a batch norm after a convolution of {channels} channels has other sizes");
            Require(norm.momentum is { } momentum && momentum == chain.Layers[0].Norm.momentum && norm.eps == chain.Layers[0].Norm.eps, "the batch norms of a chain share one momentum and one eps");
        }

        if (chain.Squeeze is { } squeeze)
        {
            Require(squeeze.After >= 0 && squeeze.After < chain.Layers.Count - 1, $"squeeze-and-excitation after layer {squeeze.After} of {chain.Layers.Count}");
            var (channels, width) = (chain.Layers[squeeze.After].Convolution.out_channels, squeeze.Reduce.out_channels);
            Require(HasShape(squeeze.Reduce.weight, width, channels, 1, 1) && HasShape(squeeze.Reduce.bias, width) && HasShape(squeeze.Expand.weight, channels, width, 1, 1) && HasShape(squeeze.Expand.bias, channels),
                $"squeeze-and-excitation of {channels} channels over {width} has other sizes");
        }
    }

    private static bool HasShape(Tensor? tensor, params long[] shape) =>
        tensor is not null && tensor.dtype == ScalarType.Float32 && tensor.device_type == TorchSharp.DeviceType.CPU && tensor.is_contiguous() && tensor.shape.AsSpan().SequenceEqual(shape);

    private static void Require(bool holds, string message)
    {
        if (!holds)
            throw new InvalidOperationException(message);
    }
}
