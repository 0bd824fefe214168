using static TorchSharp.torch;

namespace TorchSharp;

public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, ScalarType type)
        where T : nn.Module => Moved(module, type, null);

    public static T to<T>(this T module, Device device, ScalarType type)
        where T : nn.Module => Moved(module, type, device);

    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1)
        where T : nn.Module => Moved(module, null, new Device(deviceType, deviceIndex));

    public static T to<T>(this T module, Device device)
        where T : nn.Module => Moved(module, null, device);

    public static T to<T>(this T module, string device)
        where T : nn.Module => Moved(module, null, new Device(device));

    public static T cpu<T>(this T module)
        where T : nn.Module => Moved(module, null, CPU);

    public static T cuda<T>(this T module, int deviceIndex = -1)
        where T : nn.Module => Moved(module, null, new Device(DeviceType.CUDA, deviceIndex));

    private static T Moved<T>(T module, ScalarType? type, Device? device)
        where T : nn.Module
    {
        module.MoveTo(type, device);
        return module;
    }
}
