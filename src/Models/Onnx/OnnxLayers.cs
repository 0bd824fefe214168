using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Onnx;

/// <summary>The layers without settings of their own; those with some are in <see cref="OnnxGraphLayers"/>.</summary>
internal static class OnnxLayers
{
    // The constants of every batch and layer norm that is built here, PyTorch's defaults.
    private const float NormEpsilon = 1e-5f;

    /// <summary>Adds a layer.</summary>
    /// <exception cref="NotSupportedException">There is no form in ONNX for it here.</exception>
    public static OnnxValue Apply(OnnxGraph graph, Module module, OnnxValue input) => module switch
    {
        Identity _ or Dropout _ => input,
        ReLU _ => Unary(graph, module, OnnxOperators.Relu, input),
        Sigmoid _ => Unary(graph, module, OnnxOperators.Sigmoid, input),
        Tanh _ => Unary(graph, module, OnnxOperators.Tanh, input),
        SiLU _ => graph.Multiply(input, Unary(graph, module, OnnxOperators.Sigmoid, input)),
        GELU _ => Gelu(graph, input),
        Conv2d _ => graph.Convolution(module, input),
        BatchNorm2d _ or BatchNorm1d _ => BatchNorm(graph, graph.PathOf(module), input),
        LayerNorm _ => LayerNorm(graph, graph.PathOf(module), input),
        Linear _ => Linear(graph, graph.PathOf(module), input),
        Flatten _ => graph.Flatten(input),
        Sequential sequential => graph.Apply(input, sequential.children()),
        _ => throw new NotSupportedException($"{graph.PathOf(module)}: no form in ONNX is known for {module.GetType().Name}"),
    };

    private static OnnxValue Unary(OnnxGraph graph, Module module, string operation, OnnxValue input)
        => graph.Node(operation, input.Shape, [input.Name], graph.PathOf(module));

    private static OnnxValue BatchNorm(OnnxGraph graph, string path, OnnxValue input) => graph.Node(
        OnnxOperators.BatchNormalization,
        input.Shape,
        [input.Name, graph.Weight($"{path}.weight"), graph.Weight($"{path}.bias"), graph.Weight($"{path}.running_mean"), graph.Weight($"{path}.running_var")],
        path,
        new OnnxAttribute.Single("epsilon", NormEpsilon));

    private static OnnxValue Linear(OnnxGraph graph, string path, OnnxValue input)
    {
        var weight = graph.Weight($"{path}.weight");
        var outputs = graph.ShapeOf(weight)[0];
        return graph.Node(
            OnnxOperators.Gemm,
            [outputs],
            graph.HasWeight($"{path}.bias") ? [input.Name, weight, graph.Weight($"{path}.bias")] : [input.Name, weight],
            path,
            new OnnxAttribute.Integer("transB", 1));
    }

    // Over the last dimension. The operator of that name came with set 17.
    private static OnnxValue LayerNorm(OnnxGraph graph, string path, OnnxValue input)
    {
        var mean = Mean(input);
        var centred = graph.Node(OnnxOperators.Sub, input.Shape, [input.Name, mean.Name]);
        var variance = Mean(graph.Multiply(centred, centred));
        var shifted = graph.Node(OnnxOperators.Add, variance.Shape, [variance.Name, graph.Constant("epsilon", [], NormEpsilon)]);
        var deviation = graph.Node(OnnxOperators.Sqrt, shifted.Shape, [shifted.Name]);
        var normal = graph.Node(OnnxOperators.Div, input.Shape, [centred.Name, deviation.Name]);
        var scaled = graph.Node(OnnxOperators.Mul, input.Shape, [normal.Name, graph.Weight($"{path}.weight")]);
        return graph.Node(OnnxOperators.Add, input.Shape, [scaled.Name, graph.Weight($"{path}.bias")], path);

        OnnxValue Mean(OnnxValue value) => graph.Node(
            OnnxOperators.ReduceMean, [.. value.Shape.SkipLast(1), 1], [value.Name], null, new OnnxAttribute.Integers("axes", [-1]), new OnnxAttribute.Integer("keepdims", 1));
    }

    // x · Φ(x) = x / 2 · (1 + erf(x / √2)), the exact form.
    private static OnnxValue Gelu(OnnxGraph graph, OnnxValue input)
    {
        var scaled = graph.Node(OnnxOperators.Mul, input.Shape, [input.Name, graph.Constant("gelu.scale", [], (float)Math.Sqrt(0.5))]);
        var erf = graph.Node(OnnxOperators.Erf, input.Shape, [scaled.Name]);
        var twice = graph.Node(OnnxOperators.Add, input.Shape, [erf.Name, graph.Constant("gelu.one", [], 1)]);
        var product = graph.Multiply(input, twice);
        return graph.Node(OnnxOperators.Mul, input.Shape, [product.Name, graph.Constant("gelu.half", [], 0.5f)]);
    }
}
