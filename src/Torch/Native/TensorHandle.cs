using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Owns one native tensor handle; freed once, by Dispose or by the finaliser.</summary>
internal sealed class TensorHandle : SafeHandle
{
    public TensorHandle()
        : base(0, ownsHandle: true)
    {
    }

    public TensorHandle(nint value)
        : base(0, ownsHandle: true) => SetHandle(value);

    /// <summary>Stands for "no tensor" where a native function takes an optional one.</summary>
    public static TensorHandle None { get; } = new();

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeTensor.Free(handle);
        return true;
    }
}
