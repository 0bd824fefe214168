using TorchSharp.Modules;

namespace Explorer.Models.Weights;

/// <summary>
/// The layers of a network that its images and classes shape: the first one by the channels, the first linear one, where a flattened
/// image enters it, by the pixels, and the last one by the classes.
/// </summary>
internal sealed class NetworkEnds
{
    private const int Outputs = 0;
    private const int Inputs = 1;

    private readonly HashSet<(string Tensor, int Dimension)> _free = [];

    /// <summary>Finds them.</summary>
    public NetworkEnds(Network network)
    {
        var layers = network.named_modules().Where(pair => pair.module is Conv2d or Linear).ToList();
        var linear = layers.Where(pair => pair.module is Linear).ToList();
        _free.Add(($"{layers[0].name}.weight", Inputs));
        if (linear.Count == 0)
            return;
        if (linear.Count > 1)
            _free.Add(($"{linear[0].name}.weight", Inputs));
        _free.Add(($"{linear[^1].name}.weight", Outputs));
        _free.Add(($"{linear[^1].name}.bias", Outputs));
    }

    /// <summary>Whether two shapes of a tensor differ, and only as other images or classes make them.</summary>
    /// <param name="tensor">Its name, this project's.</param>
    /// <param name="shape">Its shape in the network.</param>
    /// <param name="other">The other shape.</param>
    public bool Explain(string tensor, ReadOnlySpan<long> shape, ReadOnlySpan<long> other)
    {
        if (shape.Length != other.Length)
            return false;
        var differs = false;
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] == other[i])
                continue;
            if (!_free.Contains((tensor, i)))
                return false;
            differs = true;
        }

        return differs;
    }
}
