using Explorer.Models.AnyNets;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Fused;

/// <summary>Which parts of a network compute in blocks of images, from the first one that can to the last one for which it pays.</summary>
/// <param name="Parts">Parts that can, in their order; none where another lies between them.</param>
/// <param name="Paying">How many of them it pays for, from the first.</param>
/// <param name="HasStem">Whether the stem is the first of them.</param>
internal sealed record FusedPlan(IReadOnlyList<(Module<Tensor, Tensor> Module, FusedChain Chain)> Parts, int Paying, bool HasStem)
{
    /// <summary>Images below which blocks of 16 are too empty to pay.</summary>
    private const int MinImages = 8;

    /// <summary>Everything layer by layer.</summary>
    public static FusedPlan None { get; } = new([], 0, HasStem: false);

    /// <summary>The chains to compute in blocks.</summary>
    public IEnumerable<FusedChain> Chains => Parts.Take(Paying).Select(part => part.Chain);

    /// <summary>Whether nothing but the pool and the classifier is left.</summary>
    public bool IsWhole => Paying == Parts.Count;

    /// <summary>The parts between the last chain and the head, to compute layer by layer.</summary>
    public IEnumerable<Module<Tensor, Tensor>> Rest => Parts.Skip(Paying).Select(part => part.Module).Where(part => part is not Head);

    /// <summary>The plan of a network for a batch.</summary>
    /// <param name="parts">Stem, stages, head.</param>
    /// <param name="images">Images in the batch.</param>
    /// <param name="height">Their height.</param>
    /// <param name="width">Their width.</param>
    public static FusedPlan Of(IReadOnlyList<Module<Tensor, Tensor>> parts, long images, long height, long width)
    {
        var stem = (parts[0] as IFusable)?.Chain;
        var chains = new List<(Module<Tensor, Tensor> Module, FusedChain Chain)>();
        if (stem is not null)
            chains.Add((parts[0], stem));
        foreach (var part in parts.Skip(1))
        {
            if (part is Stage stage && stage.Chains() is { } blocks)
                chains.AddRange(blocks);
            else if (part is Head head)
                chains.AddRange(head.Chain is { } chain ? [(part, chain)] : []);
            else
                return None;
        }

        // A stem that is no chain is the one with a convolution and a max-pool of stride 2 each.
        if (stem is null)
            (height, width) = (Halved(Halved(height, 2), 2), Halved(Halved(width, 2), 2));
        var paying = 0;
        for (; images >= MinImages && paying < chains.Count && FusedLayers.Pays(chains[paying].Chain, height * width); paying++)
        {
            foreach (var layer in chains[paying].Chain.Layers)
                (height, width) = (Halved(height, layer.Stride), Halved(width, layer.Stride));
        }

        return new FusedPlan(chains, paying, stem is not null);
    }

    private static long Halved(long side, int stride) => (side + stride - 1) / stride;
}
