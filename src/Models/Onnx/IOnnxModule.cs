namespace Explorer.Models.Onnx;

/// <summary>A module made of others that states in ONNX's operators what its <c>forward</c> computes in evaluation mode.</summary>
internal interface IOnnxModule
{
    /// <summary>Adds its nodes to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">What goes in.</param>
    /// <returns>What comes out.</returns>
    OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input);
}
