using static TorchSharp.torch;

namespace Explorer.Models.Blocks;

/// <summary>
/// Takes the shortcuts of residual blocks out of a network's plain layers until disposed: each block is then its transform alone. The
/// fused layers know nothing of it, so the network has to be one that they do not take, such as one in double precision.
/// </summary>
public sealed class ShortcutRemoval : IDisposable
{
    private readonly List<Action> _undo = [];
    private readonly HashSet<nn.Module> _removed = [];

    /// <summary>Whether all shortcuts of a network can be taken out: those of blocks that rectify before they add cannot.</summary>
    public static bool Knows(Network network) =>
        !network.Config.IsAnyNet() || network.Config.ToAnyNet().Block is BlockType.Bottleneck or BlockType.Basic or BlockType.Vanilla or BlockType.BottleneckLinear;

    /// <summary>Takes them out.</summary>
    public ShortcutRemoval(Network network)
    {
        foreach (var block in network.modules().OfType<IResidualBlock>())
        {
            if (block.Projection is { } projection)
            {
                _removed.UnionWith(projection.modules());
                _undo.Add(projection.register_forward_hook((_, _, output) => zeros_like(output)).remove);
            }

            // The block adds its input to this; what is left is the transform, to rounding.
            if (block.AddsInput)
                _undo.Add(block.Transform.register_forward_hook((_, input, output) => output - input).remove);
        }
    }

    /// <summary>Whether a module lies on a shortcut, so that nothing comes of it now.</summary>
    public bool Removes(nn.Module module) => _removed.Contains(module);

    /// <summary>Puts them back.</summary>
    public void Dispose()
    {
        _undo.ForEach(undo => undo());
        _undo.Clear();
    }
}
