using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Explorer.Torch.Native;

/// <summary>Turns what native functions answer into tensors and exceptions.</summary>
internal static class NativeStatus
{
    /// <exception cref="ExternalException">The call failed; carries libtorch's message.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int status)
    {
        if (status != 0)
            Throw();
    }

    /// <summary>The call's result, registered with the current dispose scope.</summary>
    public static Tensor Wrap(int status, TensorHandle result)
    {
        Check(status);
        return new Tensor(result);
    }

    public static (Tensor First, Tensor Second) Wrap(int status, TensorHandle first, TensorHandle second)
    {
        Check(status);
        return (new Tensor(first), new Tensor(second));
    }

    public static Tensor[] Wrap(int status, ReadOnlySpan<nint> handles)
    {
        Check(status);
        var tensors = new Tensor[handles.Length];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = new Tensor(new TensorHandle(handles[i]));
        return tensors;
    }

    // As TorchSharp: native failures are ExternalException with libtorch's own words.
#pragma warning disable CA2201
    private static void Throw() =>
        throw new ExternalException(Marshal.PtrToStringUTF8(NativeEngine.LastError()) ?? "libtorch failed without a message");
#pragma warning restore CA2201
}
