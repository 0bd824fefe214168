using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Blocks;

/// <summary>A block that adds a transform to its shortcut.</summary>
internal interface IResidualBlock
{
    /// <summary>The last batch norm of the transform, which may start with scale 0 so that the block starts as its shortcut.</summary>
    Module<Tensor, Tensor> FinalNorm { get; }

    /// <summary>The module whose output is added to the shortcut.</summary>
    Module<Tensor, Tensor> Transform { get; }

    /// <summary>The projection on the shortcut; null where there is none.</summary>
    Module<Tensor, Tensor>? Projection { get; }

    /// <summary>Whether the block's own input is added.</summary>
    bool AddsInput { get; }
}
