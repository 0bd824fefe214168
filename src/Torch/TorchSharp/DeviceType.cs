namespace TorchSharp;

/// <summary>Kinds of device; the numbers are libtorch's.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    MPS = 13,
    META = 14,
}
