namespace Explorer.Models.Weights;

/// <summary>One tensor as a weight file's header declares it.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">Its number format.</param>
/// <param name="Shape">Its dimensions, outermost first; empty for a scalar.</param>
/// <param name="Offset">First byte of its data, counted in a safetensors file from the end of the header, in a checkpoint from the start of its storage.</param>
/// <param name="Length">Bytes: elements × size of one.</param>
public sealed record TensorEntry(string Name, ElementType Type, ValueList<long> Shape, long Offset, long Length);
