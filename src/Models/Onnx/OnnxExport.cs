using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Explorer.Models.Weights;
using Explorer.SearchSpace.Files;
using static TorchSharp.torch;

namespace Explorer.Models.Onnx;

/// <summary>
/// Writes networks as ONNX (operator set 13): input <c>images</c>, float32 [batch, channels, height, width], to output
/// <c>logits</c>, float32 [batch, classes], with any batch. The graph computes what the network does in evaluation mode.
/// </summary>
public static class OnnxExport
{
    /// <summary>Version of the operator set that is used, of 2021.</summary>
    public const int OperatorSet = OnnxOperators.Version;

    /// <summary>Name of the input.</summary>
    public const string InputName = "images";

    /// <summary>Name of the output.</summary>
    public const string OutputName = "logits";

    // Protobuf counts a message's length in 31 bits.
    private const long MostBytes = int.MaxValue;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a network with its present weights to a file, whole or not at all.</summary>
    /// <param name="network">The network, on any device; it is left as it was.</param>
    /// <param name="path">The file; replaced where it exists. Its folder must exist.</param>
    /// <param name="options">Null for none: batch norms stay, no preprocessing is named.</param>
    /// <exception cref="InvalidInputException">The network is too large for an ONNX file, 2 GiB.</exception>
    public static OnnxSummary Write(Network network, string path, OnnxOptions? options = null)
    {
        OnnxSummary? summary = null;
        WholeFile.Write(path, file => summary = Write(network, file, options));
        return summary!;
    }

    /// <summary>Writes a network with its present weights to a stream.</summary>
    /// <inheritdoc cref="Write(Network, string, OnnxOptions?)"/>
    public static OnnxSummary Write(Network network, Stream stream, OnnxOptions? options = null)
    {
        options ??= new OnnxOptions();
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var shape = network.Config.Input;
        var graph = new OnnxGraph(network);
        var input = new OnnxValue(InputName, [shape.Channels, shape.Resolution, shape.Resolution]);
        var output = graph.Apply(input, network);
        if (options.FoldBatchNorms)
            BatchNormFolding.Apply(graph);
        var last = graph.Nodes.FindIndex(node => node.Output == output.Name);
        graph.Nodes[last] = graph.Nodes[last] with { Output = OutputName };
        var model = OnnxModel.Of(graph, input, output with { Name = OutputName }, network.Config.Family, Metadata(network, options));
        if (model.Length > MostBytes)
            throw new InvalidInputException(network.Config.Family, $"{model.Length} bytes, an ONNX file holds at most {MostBytes}");
        model.WriteTo(stream);
        return new OnnxSummary(graph.Nodes.Count, graph.Constants.Values.Sum(tensor => (long)tensor.Values.Length), model.Length);
    }

    private static Dictionary<string, string> Metadata(Network network, OnnxOptions options)
    {
        var metadata = WeightMetadata.Of(network.Config);
        metadata.Remove(WeightMetadata.FormatKey);
        AddNumbers("explorer.mean", options.Mean);
        AddNumbers("explorer.deviation", options.Deviation);
        if (options.ClassNames.Count > 0)
            metadata["explorer.classes"] = JsonSerializer.Serialize(options.ClassNames.ToArray(), Json);
        foreach (var (key, value) in options.Metadata)
            metadata[key] = value;

        return metadata;

        void AddNumbers(string key, ValueList<float> numbers)
        {
            if (numbers.Count > 0)
                metadata[key] = $"[{string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}]";
        }
    }
}
