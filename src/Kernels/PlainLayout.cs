using static TorchSharp.torch;

namespace Explorer.Kernels;

/// <summary>How images lie in memory where the plain layers compute: channels innermost on the CPU, which is twice as fast there.</summary>
public static class PlainLayout
{
    /// <summary>The word for a layout in an engine's name, as PyTorch has it.</summary>
    /// <param name="device">Where the network computes.</param>
    public static string Name(Device device) => IsChannelsLast(device) ? "channels-last" : "contiguous";

    /// <summary>The same N×C×H×W values so laid out that the layers that follow are fast; they keep the layout.</summary>
    public static Tensor Of(Tensor images) =>
        images.Dimensions == 4 && IsChannelsLast(images.device) ? images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : images;

    private static bool IsChannelsLast(Device device) => device.type == TorchSharp.DeviceType.CPU && KernelChoice.HasLayout;
}
