using System.Collections.Frozen;

namespace Explorer.Models.Weights.Checkpoints;

/// <summary>A Python name that a pickle may use; it stands for a meaning here, nothing of that name is called.</summary>
/// <param name="Meaning">What is done for it.</param>
/// <param name="Element">The number format of a storage; null for others.</param>
internal sealed record PickledGlobal(PickledMeaning Meaning, ElementType? Element = null)
{
    private static readonly FrozenDictionary<string, PickledGlobal> Known = new Dictionary<string, PickledGlobal>(StringComparer.Ordinal)
    {
        ["collections.OrderedDict"] = new(PickledMeaning.OrderedDictionary),
        ["torch._utils._rebuild_tensor_v2"] = new(PickledMeaning.Tensor),
        ["torch._utils._rebuild_parameter"] = new(PickledMeaning.Parameter),
        ["torch.FloatStorage"] = Storage(ElementType.Float32),
        ["torch.DoubleStorage"] = Storage(ElementType.Float64),
        ["torch.HalfStorage"] = Storage(ElementType.Float16),
        ["torch.BFloat16Storage"] = Storage(ElementType.BFloat16),
        ["torch.LongStorage"] = Storage(ElementType.Int64),
        ["torch.IntStorage"] = Storage(ElementType.Int32),
        ["torch.ShortStorage"] = Storage(ElementType.Int16),
        ["torch.CharStorage"] = Storage(ElementType.Int8),
        ["torch.ByteStorage"] = Storage(ElementType.UInt8),
        ["torch.BoolStorage"] = Storage(ElementType.Boolean),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The meaning of a name, or null.</summary>
    public static PickledGlobal? Find(string module, string name) => Known.GetValueOrDefault($"{module}.{name}");

    private static PickledGlobal Storage(ElementType element) => new(PickledMeaning.Storage, element);
}
