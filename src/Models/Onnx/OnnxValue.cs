namespace Explorer.Models.Onnx;

/// <summary>A value that flows through a graph.</summary>
/// <param name="Name">Its name, unique in the graph.</param>
/// <param name="Shape">Its dimensions for one image, without the batch: channels × height × width, or features.</param>
internal sealed record OnnxValue(string Name, ValueList<long> Shape);
