using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>
/// ln |det K_H| of the kernel between the images' codes, K_ij = N_A − d_H(c_i, c_j): of N_A rectified units those that are both on or both
/// off for two images (Mellor et al., Neural Architecture Search without Training, ICML 2021, equations 2 and 3).
/// </summary>
internal sealed class Naswot : IZeroCostProxy
{
    public string Name => "naswot";

    public double Measure(Network network, ProxyBatch batch)
    {
        using var noGradients = no_grad();
        var images = batch.Pixels.shape[0];
        var kernel = zeros(images, images, dtype: ScalarType.Float64, device: batch.Pixels.device);
        var hooks = network.modules().OfType<ReLU>().Select(relu => relu.register_forward_hook((_, _, output) =>
        {
            using var scope = NewDisposeScope();
            var on = output.flatten(1).gt(0).to_type(ScalarType.Float64);
            var off = 1 - on;
            kernel.add_(on.matmul(on.t())).add_(off.matmul(off.t()));
            return output;
        })).ToList();
        try
        {
            using var scope = NewDisposeScope();
            network.call(batch.Pixels);
        }
        finally
        {
            hooks.ForEach(hook => hook.remove());
        }

        return linalg.slogdet(kernel.cpu()).Item2.item<double>();
    }
}
