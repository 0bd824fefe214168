using static TorchSharp.torch;

namespace Explorer.Torch.Native;

/// <summary>Keeps several tensors' handles alive and at hand for one native call.</summary>
internal readonly ref struct TensorList
{
    private readonly TensorHandle[] _owners;
    private readonly nint[] _handles;

    public TensorList(IReadOnlyCollection<Tensor?> tensors)
    {
        _owners = new TensorHandle[tensors.Count];
        _handles = new nint[tensors.Count];
        var count = 0;
        try
        {
            foreach (var tensor in tensors)
            {
                var owner = Tensor.HandleOrNone(tensor);
                var added = false;
                owner.DangerousAddRef(ref added);
                _owners[count] = owner;
                _handles[count++] = owner.DangerousGetHandle();
            }
        }
        catch
        {
            Release(count);
            throw;
        }
    }

    public ReadOnlySpan<nint> Handles => _handles;

    public long Count => _handles.Length;

    public void Dispose() => Release(_owners.Length);

    private void Release(int count)
    {
        for (var i = 0; i < count; i++)
            _owners[i].DangerousRelease();
    }
}
