namespace Explorer.Models.Onnx;

/// <summary>
/// Takes batch norms into the convolution or linear layer before them: with s = γ / √(σ² + ε), weights become s·W and the
/// bias s·(b − μ) + β, computed in double precision. A norm that follows something else stays.
/// </summary>
internal static class BatchNormFolding
{
    /// <summary>Folds where it can.</summary>
    public static void Apply(OnnxGraph graph)
    {
        var uses = graph.Nodes.SelectMany(node => node.Inputs).GroupBy(name => name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var producers = graph.Nodes.ToDictionary(node => node.Output, StringComparer.Ordinal);
        foreach (var norm in graph.Nodes.Where(node => node.Operator == OnnxOperators.BatchNormalization).ToArray())
        {
            if (producers.TryGetValue(norm.Inputs[0], out var layer) && layer.Operator is OnnxOperators.Conv or OnnxOperators.Gemm
                && uses[layer.Output] == 1 && uses[layer.Inputs[1]] == 1)
            {
                Fold(graph, layer, norm);
            }
        }
    }

    private static void Fold(OnnxGraph graph, OnnxNode layer, OnnxNode norm)
    {
        var weight = graph.Constants[layer.Inputs[1]];
        var bias = layer.Inputs.Count > 2 ? graph.Constants[layer.Inputs[2]].Values : null;
        var (gamma, beta, mean, variance) = (Values(1), Values(2), Values(3), Values(4));
        var epsilon = norm.Attributes.OfType<OnnxAttribute.Single>().Single().Value;
        var (scaled, shifted) = (new float[weight.Values.Length], new float[gamma.Length]);
        var row = weight.Values.Length / gamma.Length;
        for (var output = 0; output < gamma.Length; output++)
        {
            var scale = gamma[output] / Math.Sqrt((double)variance[output] + epsilon);
            for (var i = output * row; i < (output + 1) * row; i++)
                scaled[i] = (float)(scale * weight.Values[i]);

            shifted[output] = (float)((scale * ((bias?[output] ?? 0.0) - mean[output])) + beta[output]);
        }

        var biasName = $"{layer.Name}.bias";
        graph.Constants[weight.Name] = weight with { Values = scaled };
        graph.Constants[biasName] = new OnnxTensor(biasName, [gamma.Length], shifted);
        foreach (var name in norm.Inputs.Skip(1))
            graph.Constants.Remove(name);

        graph.Nodes[graph.Nodes.IndexOf(layer)] = layer with { Inputs = [layer.Inputs[0], weight.Name, biasName], Output = norm.Output };
        graph.Nodes.Remove(norm);

        float[] Values(int input) => graph.Constants[norm.Inputs[input]].Values;
    }
}
