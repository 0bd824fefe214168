namespace Explorer.SearchSpace.Complexity;

/// <summary>What one network costs for one image.</summary>
/// <param name="Flops">Multiply-adds of convolutions and linear layers; a bias adds one per output.</param>
/// <param name="Params">Trained parameters, BN's scale and shift included.</param>
/// <param name="Activations">Output elements of convolutions, linear layers and the stem's max-pool.</param>
public sealed record NetworkComplexity(long Flops, long Params, long Activations);
