using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Kernels.Fused;

/// <summary>
/// Chains in a row as one operation of the autograd graph, forward and backward, on this machine's vector instructions. They compute what the
/// plain layers compute, in float32, to rounding.
/// </summary>
/// <remarks>
/// One operation for all chains, since each costs TorchSharp 50 µs and a copy of its output. An error in backward would end the process, so
/// everything is checked in forward. One backward pass can follow, and the output must not be changed in place before it.
/// </remarks>
public sealed class FusedRun : autograd.SingleTensorFunction<FusedRun>
{
    private const string CallsName = "calls";

    // Arguments before the parameters: x, the calls, whether x wants a gradient.
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
        ChainCall[] calls = [.. chains.Select(chain => new ChainCall(chain, images, training))];
        Tensor[] parameters = [.. calls.SelectMany(call => call.Chain.Parameters)];
        return is_grad_enabled() && (blocks.requires_grad || parameters.Any(parameter => parameter.requires_grad))
            ? apply([blocks, calls, blocks.requires_grad, .. parameters])
            : Evaluate(calls, blocks);
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(vars);
        var calls = (ChainCall[])vars[1];

        // Kept by the graph, not by the dispose scope that happens to be open: x, then of each chain what it kept and its output.
        List<Tensor> saved = [(Tensor)vars[0]];
        foreach (var call in calls)
        {
            var (y, kept) = call.Forward(saved[^1], keep: true);
            saved.AddRange([kept!, y]);
        }

        var output = saved[^1];

        // An alias: a graph that held its own output would never be freed.
        saved[^1] = output.detach();
        ctx.save_for_backward(saved);
        ctx.save_data(CallsName, new Saved(calls, (bool)vars[2], saved.GetRange(1, saved.Count - 1)));
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(grad_output);
        var (calls, wantsX, own) = (Saved)ctx.get_data(CallsName);
        var saved = ctx.get_saved_variables();

        // From here on this method holds the last references, so that each chain's memory is free as soon as its gradients are there.
        ctx.Dispose();
        own.ForEach(tensor => tensor.Dispose());
        var answer = new List<Tensor>();
        var gradient = grad_output;
        for (var i = calls.Length - 1; i >= 0; i--)
        {
            var (x, kept, y) = (saved[2 * i], saved[(2 * i) + 1], saved[(2 * i) + 2]);
            var (xGradient, parameters) = calls[i].Backward(x, y, kept, gradient, i > 0 || wantsX);
            gradient.Dispose();
            kept.Dispose();
            y.Dispose();
            answer.InsertRange(0, parameters);
            gradient = xGradient!;
        }

        saved[0].Dispose();
        return [gradient, .. Enumerable.Repeat<Tensor>(null!, FirstParameter - 1), .. answer];
    }

    private static Tensor Evaluate(ChainCall[] calls, Tensor x)
    {
        var y = x;
        foreach (var call in calls)
        {
            var (next, _) = call.Forward(y, keep: false);
            if (!ReferenceEquals(y, x))
                y.Dispose();
            y = next;
        }

        return y;
    }

    private sealed record Saved(ChainCall[] Calls, bool WantsX, List<Tensor> Own);
}
