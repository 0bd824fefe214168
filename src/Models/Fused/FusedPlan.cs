using Explorer.Models.AnyNets;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Fused;

/// <summary>A network as chains that compute in blocks of images, all of it but the pool and the classifier.</summary>
/// <param name="Chains">The chains in their order; none: the network computes layer by layer.</param>
/// <param name="HasStem">Whether the stem is the first of them; otherwise it computes by itself.</param>
internal sealed record FusedPlan(IReadOnlyList<FusedChain> Chains, bool HasStem)
{
    /// <summary>Images below which blocks of 16 are too empty to pay.</summary>
    private const int MinImages = 8;

    /// <summary>Everything layer by layer.</summary>
    public static FusedPlan None { get; } = new([], HasStem: false);

    /// <summary>The plan of a network for a batch.</summary>
    /// <param name="parts">Stem, stages, head.</param>
    /// <param name="images">Images in the batch.</param>
    public static FusedPlan Of(IReadOnlyList<Module<Tensor, Tensor>> parts, long images)
    {
        if (images < MinImages)
            return None;
        var stem = (parts[0] as IFusable)?.Chain;
        var chains = stem is null ? [] : new List<FusedChain> { stem };
        foreach (var part in parts.Skip(1))
        {
            if (part is Stage stage && stage.Chains() is { } blocks)
                chains.AddRange(blocks);
            else if (part is Head head)
                chains.AddRange(head.Chain is { } chain ? [chain] : []);
            else
                return None;
        }

        return new FusedPlan(chains, stem is not null);
    }
}
