namespace Explorer.Zoo;

/// <summary>The files of a zoo.</summary>
internal static class ZooNames
{
    public const string Index = "index.json";
    public const string Model = "model.json";
    public const string Weights = "weights.safetensors";
    public const string Metrics = "metrics.json";
    public const string Onnx = "model.onnx";
    public const string Latency = "latency.json";
    public const string Preview = "preview.svg";
    public const string Card = "card.md";
    public const string Lock = ".lock";
}
