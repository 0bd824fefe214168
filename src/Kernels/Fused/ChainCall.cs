using static TorchSharp.torch;

namespace Explorer.Kernels.Fused;

/// <summary>One chain over one batch, as the kernels take it.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Images">How many images the blocks hold.</param>
/// <param name="IsTraining">Whether the batch norms take the batch's own statistics, and move the running ones.</param>
internal sealed record ChainCall(FusedChain Chain, long Images, bool IsTraining)
{
    private const int ParametersPerLayer = 3;

    private unsafe delegate void Call(in NativeChain chain);

    /// <summary>Checks the chain's shapes and computes it.</summary>
    /// <param name="x">Blocks.</param>
    /// <param name="keep">Whether a backward pass will follow.</param>
    /// <returns>The chain's output, and what its backward pass needs besides it and <paramref name="x"/>; null where none will follow.</returns>
    /// <exception cref="InvalidOperationException">Shapes do not fit together.</exception>
    public unsafe (Tensor Y, Tensor? Kept) Forward(Tensor x, bool keep)
    {
        RequireFitting(x);
        Tensor y = null!;
        Tensor? kept = null;
        With(x, [], (in NativeChain native) =>
        {
            var sizes = KernelLibrary.Measure(native);
            y = empty([x.shape[0], sizes.Height, sizes.Channels, sizes.Width, x.shape[4]]);
            var memory = empty([keep ? sizes.Kept : sizes.ForwardScratch]);
            KernelLibrary.Forward(native, Address(x), Address(y), keep ? Address(memory) : 0, keep ? 0 : Address(memory));
            if (keep)
                kept = memory;
            else
                memory.Dispose();
        });
        if (IsTraining)
        {
            foreach (var layer in Chain.AllLayers)
                Count(layer.Norm.num_batches_tracked);
        }

        return (y, kept);
    }

    /// <summary>The gradients, in the order of <see cref="FusedChain.Parameters"/>, and that of x where it is wanted.</summary>
    public unsafe (Tensor? X, Tensor[] Parameters) Backward(Tensor x, Tensor y, Tensor kept, Tensor gradient, bool wantsX)
    {
        var xGradient = wantsX ? empty_like(x) : null;
        Tensor[] gradients = [.. Chain.Parameters.Select(parameter => empty_like(parameter))];
        using var whole = Aligned(gradient);
        With(x, [.. gradients.Select(Address)], (in NativeChain native) =>
        {
            using var scratch = empty([KernelLibrary.Measure(native).BackwardScratch]);
            KernelLibrary.Backward(native, Address(x), Address(y), Address(kept), Address(whole), Address(xGradient), Address(scratch));
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

    private unsafe void With(Tensor x, nint[] gradients, Call call)
    {
        var all = Chain.AllLayers.ToList();
        var layers = stackalloc NativeLayer[all.Count];
        for (var l = 0; l < all.Count; l++)
            layers[l] = Layer(all[l], gradients.Length == 0 ? [] : gradients.AsSpan(l * ParametersPerLayer, ParametersPerLayer));
        var squeeze = Chain.Squeeze is { } of ? Squeeze(of, gradients.AsSpan(gradients.Length == 0 ? 0 : all.Count * ParametersPerLayer)) : default;
        var norm = all[0].Norm;
        var shape = x.shape;
        call(new NativeChain
        {
            Layers = layers,
            Squeeze = Chain.Squeeze is null ? null : &squeeze,
            Count = all.Count,
            Shortcut = Chain.Projection is not null ? 2 : Chain.AddsInput ? 1 : 0,
            Relu = Chain.EndsWithRelu ? 1 : 0,
            Training = IsTraining ? 1 : 0,
            Images = checked((int)Images),
            Height = (int)shape[1],
            Channels = (int)shape[2],
            Width = (int)shape[3],
            Threads = get_num_threads(),
            Momentum = norm.momentum!.Value,
            Epsilon = norm.eps,
        });
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
        Require(x.Dimensions == 5 && x.dtype == ScalarType.Float32 && x.is_contiguous() && x.shape[0] == blocks && x.shape[4] == 16,
            $"{Images} images in blocks of [{string.Join(", ", x.shape)}] {x.dtype}, expected [{blocks}, height, channels, width, 16] Float32 in one piece");
        foreach (var layer in Chain.AllLayers)
        {
            var (convolution, norm) = (layer.Convolution, layer.Norm);
            var channels = convolution.out_channels;
            Require(convolution.kernel_size.All(side => side == convolution.kernel_size[0]), "a chain's kernels are square");
            Require(layer.Groups > 0 && HasShape(convolution.weight, channels, convolution.in_channels / layer.Groups, convolution.kernel_size[0], convolution.kernel_size[0]),
                $"weights of {convolution.in_channels} to {channels} channels in {layer.Groups} groups, expected a float32 tensor of that shape in main memory");
            Require(((Tensor?[])[norm.weight, norm.bias, norm.running_mean, norm.running_var]).All(values => values is null || HasShape(values, channels)) && norm.weight is not null && norm.bias is not null,
                $"a batch norm after a convolution of {channels} channels has other sizes");
            Require(norm.momentum is { } momentum && momentum == Chain.Layers[0].Norm.momentum && norm.eps == Chain.Layers[0].Norm.eps, "the batch norms of a chain share one momentum and one eps");
        }

        if (Chain.Squeeze is { } squeeze)
        {
            Require(squeeze.After >= 0 && squeeze.After < Chain.Layers.Count - 1, $"squeeze-and-excitation after layer {squeeze.After} of {Chain.Layers.Count}");
            var (channels, width) = (Chain.Layers[squeeze.After].Convolution.out_channels, squeeze.Reduce.out_channels);
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
