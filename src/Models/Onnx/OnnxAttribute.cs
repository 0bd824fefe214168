namespace Explorer.Models.Onnx;

/// <summary>A setting of a node.</summary>
/// <param name="Name">Its name, as the operator's description has it.</param>
internal abstract record OnnxAttribute(string Name)
{
    /// <summary>A whole number.</summary>
    public sealed record Integer(string Name, long Value) : OnnxAttribute(Name);

    /// <summary>Whole numbers.</summary>
    public sealed record Integers(string Name, ValueList<long> Values) : OnnxAttribute(Name);

    /// <summary>A single.</summary>
    public sealed record Single(string Name, float Value) : OnnxAttribute(Name);
}
