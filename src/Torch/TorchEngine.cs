namespace Explorer.Torch;

/// <summary>The provider that this build uses.</summary>
public static class TorchEngine
{
    /// <summary>What the provider can do beyond TorchSharp's API.</summary>
    public static ITorchCapabilities Capabilities { get; } =
#if TORCHSHARP
        new PlainCapabilities();
#else
        new SystemCapabilities();
#endif

    /// <summary>Loads the native libraries now, so that a lack of them is found before work begins.</summary>
    /// <exception cref="TorchUnavailableException">libtorch or the shim is missing; the message says how to get it.</exception>
    public static void RequireAvailable()
    {
        try
        {
            TorchSharp.torch.InitializeDeviceType(TorchSharp.DeviceType.CPU);
            _ = Capabilities.Engine;
            TorchSharp.torch.zeros(1).Dispose();
        }
        catch (Exception e) when (e is DllNotFoundException or NotSupportedException or TypeInitializationException)
        {
            throw new TorchUnavailableException($"libtorch could not be loaded: {e.Message}", e);
        }
    }
}
