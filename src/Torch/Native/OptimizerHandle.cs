using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Owns the native state of one parameter group: the parameters and their moment buffers.</summary>
internal sealed class OptimizerHandle : SafeHandle
{
    public OptimizerHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeOptimizer.Free(handle);
        return true;
    }
}
