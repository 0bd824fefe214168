namespace Explorer.Models.Weights;

/// <summary>One tensor with its values, outside any engine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its number format.</param>
/// <param name="Shape">Its dimensions, outermost first; empty for a scalar.</param>
/// <param name="Data">Its elements, little-endian, row-major.</param>
public sealed record WeightTensor(string Name, ElementType Type, ValueList<long> Shape, ReadOnlyMemory<byte> Data);
