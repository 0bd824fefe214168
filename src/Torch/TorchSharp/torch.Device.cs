using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A device: its kind and its number, -1 for the current one.</summary>
    public class Device
    {
        /// <param name="description">As <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</param>
        /// <exception cref="ArgumentException">Anything else.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = parts[0] switch
            {
                "cpu" => DeviceType.CPU,
                "cuda" => DeviceType.CUDA,
                "mps" => DeviceType.MPS,
                "meta" => DeviceType.META,
                _ => throw Unknown(description),
            };
            index = -1;
            if (parts.Length == 1)
                return;
            if (parts.Length > 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw Unknown(description);
            index = number;
        }

        public Device(string deviceType, int index = -1)
            : this(deviceType) => this.index = index;

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString()
        {
            var kind = type.ToString().ToLowerInvariant();
            return index < 0 ? kind : $"{kind}:{index}";
        }

        private static ArgumentException Unknown(string description) =>
            new($"\"{description}\" is no device: cpu, cuda, or cuda:N is expected", nameof(description));
    }

    public static Device CPU { get; } = new(DeviceType.CPU);

    public static Device CUDA { get; } = new(DeviceType.CUDA);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(DeviceType.CUDA, index);

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"Device {deviceType} is not available to this libtorch");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) =>
        deviceType == DeviceType.CPU || (deviceType == DeviceType.CUDA && cuda.is_available());
}
