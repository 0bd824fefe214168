using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Owns one native random generator.</summary>
internal sealed class GeneratorHandle : SafeHandle
{
    public GeneratorHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <summary>Stands for the default generator.</summary>
    public static GeneratorHandle None { get; } = new();

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeRandom.Free(handle);
        return true;
    }
}
