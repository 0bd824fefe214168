namespace Explorer.Models.Onnx;

/// <summary>One operator of a graph with one output.</summary>
internal sealed record OnnxNode
{
    /// <summary>The module's path in the network, or the block's with the operator's name; unique.</summary>
    public required string Name { get; init; }

    /// <summary>ONNX's name of the operator, such as <c>Conv</c>.</summary>
    public required string Operator { get; init; }

    /// <summary>Names of values and constants.</summary>
    public required ValueList<string> Inputs { get; init; }

    /// <summary>Name of the value it makes.</summary>
    public required string Output { get; init; }

    /// <summary>Its settings.</summary>
    public ValueList<OnnxAttribute> Attributes { get; init; }
}
