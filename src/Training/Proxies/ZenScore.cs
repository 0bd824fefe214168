using Explorer.Models.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>
/// Zen-score (Lin et al., Zen-NAS, ICCV 2021, algorithm 1): ln E‖f(x) − f(x + αε)‖_F + Σ_i ln σ̄_i. Weights, x and ε are drawn normal; f is
/// the feature map before the global pool, without residual links; σ̄_i² is the mean over channels of the variance that batch norm i
/// divides by. The images are drawn, not the data's. A network without a global pool has no
/// score, nor has one whose blocks rectify before they add.
/// </summary>
internal sealed class ZenScore : IZeroCostProxy
{
    private const double Alpha = 0.01;

    public string Name => "zenScore";

    public double Measure(Network network, ProxyBatch batch)
    {
        using var generator = new Generator(Seeds.Derive(batch.Seed, "zen", 0));
        using (no_grad())
        {
            foreach (var layer in NetworkLayers.Prunable(network))
                Draw(layer is Conv2d convolution ? convolution.weight! : ((Linear)layer).weight!, generator);

            foreach (var parameter in NetworkLayers.Norms(network).SelectMany(norm => norm.named_parameters()))
                parameter.parameter.fill_(parameter.name == "weight" ? 1 : 0);
        }

        var images = empty_like(batch.Pixels);
        var noise = empty_like(batch.Pixels);
        Draw(images, generator);
        Draw(noise, generator);
        return Of(network, images, noise);
    }

    /// <summary>The score with the network's own weights and given draws.</summary>
    public static double Of(Network network, Tensor images, Tensor noise)
    {
        if (!ShortcutRemoval.Knows(network))
            return double.NaN;

        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        using var plain = new ShortcutRemoval(network);
        var scales = new List<double>();
        var (features, feature) = (new List<Tensor>(), (Tensor?)null);
        var hooks = NetworkLayers.Norms(network).Where(norm => !plain.Removes(norm)).Select(norm => (Action)norm.register_forward_hook((_, input, output) =>
        {
            scales.Add(Math.Log(Math.Sqrt(input.var(input.ndim > 2 ? [0, 2, 3] : [0], unbiased: false).mean().item<double>())));
            return output;
        }).remove).Concat(network.modules().OfType<AdaptiveAvgPool2d>().Select(pool => (Action)pool.register_forward_hook((_, input, output) =>
        {
            // The last pool of a pass is the head's; others squeeze and excite.
            feature = input;
            return output;
        }).remove)).ToList();
        try
        {
            foreach (var batch in new[] { images, images + (Alpha * noise) })
            {
                network.call(batch);
                if (feature is null)
                    return double.NaN;

                features.Add(feature);
            }
        }
        finally
        {
            hooks.ForEach(remove => remove());
        }

        // The second pass's scales are left out.
        var difference = (features[0] - features[1]).flatten(1);
        var distance = (difference * difference).sum(1).sqrt().mean().item<double>();
        return Math.Log(distance) + scales.Take(scales.Count / 2).Sum();
    }

    // Drawn on the CPU, so that every device gets the same.
    private static void Draw(Tensor target, Generator generator)
    {
        using var scope = NewDisposeScope();
        target.copy_(randn(target.shape, dtype: ScalarType.Float64, generator: generator));
    }
}
