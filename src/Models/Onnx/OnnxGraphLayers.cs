using static TorchSharp.torch.nn;

namespace Explorer.Models.Onnx;

/// <summary>
/// Layers whose settings the module that holds them knows (TorchSharp's versions differ in what a layer tells of itself),
/// and operations that are no modules.
/// </summary>
internal static class OnnxGraphLayers
{
    /// <summary>A convolution as <see cref="Convolutions"/> makes them: padded by half its kernel. Kernel and groups follow from the weights and the input.</summary>
    public static OnnxValue Convolution(this OnnxGraph graph, Module convolution, OnnxValue input, int stride = 1)
    {
        var path = graph.PathOf(convolution);
        var weight = graph.Weight($"{path}.weight");
        var shape = graph.ShapeOf(weight);
        var (kernel, padding) = (shape[2], (shape[2] - 1) / 2);
        return graph.Node(
            OnnxOperators.Conv,
            [shape[0], .. input.Shape.Skip(1).Select(side => Side(side, kernel, stride, padding))],
            graph.HasWeight($"{path}.bias") ? [input.Name, weight, graph.Weight($"{path}.bias")] : [input.Name, weight],
            path,
            new OnnxAttribute.Integers("kernel_shape", [kernel, kernel]),
            new OnnxAttribute.Integers("strides", [stride, stride]),
            new OnnxAttribute.Integers("pads", [padding, padding, padding, padding]),
            new OnnxAttribute.Integer("group", input.Shape[0] / shape[1]));
    }

    /// <summary>The largest of each window.</summary>
    public static OnnxValue MaxPool(this OnnxGraph graph, Module pool, OnnxValue input, int kernel, int stride, int padding = 0) => graph.Node(
        OnnxOperators.MaxPool,
        [input.Shape[0], .. input.Shape.Skip(1).Select(side => Side(side, kernel, stride, padding))],
        [input.Name],
        graph.PathOf(pool),
        new OnnxAttribute.Integers("kernel_shape", [kernel, kernel]),
        new OnnxAttribute.Integers("strides", [stride, stride]),
        new OnnxAttribute.Integers("pads", [padding, padding, padding, padding]));

    /// <summary>The mean of each channel, as an image of one pixel.</summary>
    public static OnnxValue GlobalAveragePool(this OnnxGraph graph, Module pool, OnnxValue input)
        => graph.Node(OnnxOperators.GlobalAveragePool, [input.Shape[0], 1, 1], [input.Name], graph.PathOf(pool));

    /// <summary>left + right.</summary>
    public static OnnxValue Add(this OnnxGraph graph, OnnxValue left, OnnxValue right)
        => graph.Node(OnnxOperators.Add, left.Shape, [left.Name, right.Name]);

    /// <summary>left · right, element by element; of the right one a pixel may stand for all of its channel.</summary>
    public static OnnxValue Multiply(this OnnxGraph graph, OnnxValue left, OnnxValue right)
        => graph.Node(OnnxOperators.Mul, left.Shape, [left.Name, right.Name]);

    /// <summary>max(0, input), where no module stands for it.</summary>
    public static OnnxValue Relu(this OnnxGraph graph, OnnxValue input) => graph.Node(OnnxOperators.Relu, input.Shape, [input.Name]);

    /// <summary>All dimensions but the batch's in one.</summary>
    public static OnnxValue Flatten(this OnnxGraph graph, OnnxValue input) => input.Shape.Count == 1
        ? input
        : graph.Node(OnnxOperators.Flatten, [input.Shape.Aggregate(1L, (product, side) => product * side)], [input.Name], null, new OnnxAttribute.Integer("axis", 1));

    private static long Side(long side, long kernel, long stride, long padding) => ((side + (2 * padding) - kernel) / stride) + 1;
}
