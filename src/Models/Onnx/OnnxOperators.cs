namespace Explorer.Models.Onnx;

/// <summary>The operators in use, named as ONNX names them; all are in operator set 13, of 2021, and later.</summary>
internal static class OnnxOperators
{
    /// <summary>Version of the operator set.</summary>
    public const int Version = 13;

    public const string Add = "Add";
    public const string AveragePool = "AveragePool";
    public const string BatchNormalization = "BatchNormalization";
    public const string Conv = "Conv";
    public const string Div = "Div";
    public const string Erf = "Erf";
    public const string Flatten = "Flatten";
    public const string Gemm = "Gemm";
    public const string GlobalAveragePool = "GlobalAveragePool";
    public const string MatMul = "MatMul";
    public const string MaxPool = "MaxPool";
    public const string Mul = "Mul";
    public const string ReduceMean = "ReduceMean";
    public const string Relu = "Relu";
    public const string Sigmoid = "Sigmoid";
    public const string Sqrt = "Sqrt";
    public const string Sub = "Sub";
    public const string Tanh = "Tanh";
}
