namespace Explorer.Models.Onnx;

/// <summary>What was written.</summary>
/// <param name="Nodes">Operators of the graph.</param>
/// <param name="Values">Elements of all constants: weights, and running figures of batch norms that stay.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record OnnxSummary(int Nodes, long Values, long Bytes);
