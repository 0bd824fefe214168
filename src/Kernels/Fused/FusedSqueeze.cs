using TorchSharp.Modules;

namespace Explorer.Kernels.Fused;

/// <summary>Squeeze-and-excitation of a layer's activations (Hu et al. 2018): both convolutions 1×1 with bias.</summary>
/// <param name="Reduce">From the layer's channels to few.</param>
/// <param name="Expand">Back to them.</param>
/// <param name="After">The layer, from 0; not the chain's last.</param>
public sealed record FusedSqueeze(Conv2d Reduce, Conv2d Expand, int After);
