namespace Explorer.Models.Onnx;

/// <summary>A constant of a graph: weights.</summary>
/// <param name="Name">Its name; for a network's weights this project's own, as in a weight file.</param>
/// <param name="Shape">Its dimensions; empty for a scalar.</param>
/// <param name="Values">Its elements, row-major.</param>
internal sealed record OnnxTensor(string Name, ValueList<long> Shape, float[] Values);
