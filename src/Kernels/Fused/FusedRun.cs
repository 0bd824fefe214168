using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Kernels.Fused;

/// <summary>
/// Chains in a row as one operation of the autograd graph, forward and backward, on this machine's vector instructions. They compute what the
/// plain layers compute, to rounding: of float32 in float32; of bfloat16 with products of bfloat16 and bfloat16 between layers, all sums,
/// statistics and parameters in float32.
/// </summary>
/// <remarks>
/// One operation for all chains, since each costs TorchSharp 50 µs and a copy of its output. An error in backward would end the process, so
/// everything is checked in forward. One backward pass can follow, and the output must not be changed in place before it.
/// </remarks>
public sealed class FusedRun : autograd.SingleTensorFunction<FusedRun>
{
    private const string CallName = "call";

    // Arguments before the parameters: x, the call, whether x wants a gradient.
    private const int FirstParameter = 3;

    /// <inheritdoc/>
    public override string Name => nameof(FusedRun);

    /// <summary>Computes the chains, each over the output of the one before.</summary>
    /// <param name="chains">The chains; at least one.</param>
    /// <param name="blocks">The first one's input, see <see cref="ImageBlocks"/>.</param>
    /// <param name="images">How many images the blocks hold.</param>
    /// <param name="training">Whether the batch norms take the batch's own statistics, and move the running ones.</param>
    /// <exception cref="InvalidOperationException">Shapes do not fit together.</exception>
    public static Tensor Of(IEnumerable<FusedChain> chains, Tensor blocks, long images, bool training)
    {
        var call = new RunCall([.. chains], images, training);
        Tensor[] parameters = [.. call.Chains.SelectMany(chain => chain.Parameters)];
        return is_grad_enabled() && (blocks.requires_grad || parameters.Any(parameter => parameter.requires_grad))
            ? apply([blocks, call, blocks.requires_grad, .. parameters])
            : Evaluate(call, blocks);
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(vars);
        var call = (RunCall)vars[1];

        // Kept by the graph, not by the dispose scope that happens to be open: x, then of each chain what it kept and its output.
        List<Tensor> saved = [(Tensor)vars[0]];
        foreach (var (y, kept) in call.Forward(saved[0], keep: true))
            saved.AddRange([kept!, y]);

        var output = saved[^1];

        // An alias: a graph that held its own output would never be freed.
        saved[^1] = output.detach();
        ctx.save_for_backward(saved);
        ctx.save_data(CallName, new Saved(call, (bool)vars[2], saved.GetRange(1, saved.Count - 1)));
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(grad_output);
        var (call, wantsX, own) = (Saved)ctx.get_data(CallName);
        var saved = ctx.get_saved_variables();

        // From here on this method holds the last references, so that their memory is free at its end.
        ctx.Dispose();
        own.ForEach(tensor => tensor.Dispose());
        var results = Enumerable.Range(0, call.Chains.Count).Select(i => (saved[(2 * i) + 2], (Tensor?)saved[(2 * i) + 1])).ToList();
        var (xGradient, parameters) = call.Backward(saved[0], results, grad_output, wantsX);
        grad_output.Dispose();
        foreach (var tensor in saved)
            tensor.Dispose();
        return [xGradient!, .. Enumerable.Repeat<Tensor>(null!, FirstParameter - 1), .. parameters];
    }

    private static Tensor Evaluate(RunCall call, Tensor x)
    {
        var results = call.Forward(x, keep: false);
        foreach (var (y, kept) in results)
        {
            kept?.Dispose();
            if (!ReferenceEquals(y, results[^1].Y))
                y.Dispose();
        }

        return results[^1].Y;
    }

    private sealed record Saved(RunCall Call, bool WantsX, List<Tensor> Own);
}
