namespace Explorer.Models.Onnx;

/// <summary>A finished graph as ONNX's messages; numbers of fields from onnx.proto of the ONNX project.</summary>
internal static class OnnxModel
{
    // 7 came with operator set 13: whatever reads the set reads this.
    private const int FormatVersion = 7;
    private const int SingleType = 1;
    private const int SingleAttribute = 1, IntegerAttribute = 2, IntegersAttribute = 7;
    private const string Batch = "batch";

    /// <summary>The whole model.</summary>
    public static ProtoMessage Of(OnnxGraph graph, OnnxValue input, OnnxValue output, string name, IReadOnlyDictionary<string, string> metadata)
    {
        var model = new ProtoMessage()
            .Integer(1, FormatVersion)
            .Text(2, "explorer")
            .Text(3, typeof(OnnxModel).Assembly.GetName().Version!.ToString(3))
            .Message(7, Graph(graph, input, output, name))
            .Message(8, new ProtoMessage().Text(1, "").Integer(2, OnnxOperators.Version));
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            model.Message(14, new ProtoMessage().Text(1, key).Text(2, value));

        return model;
    }

    private static ProtoMessage Graph(OnnxGraph graph, OnnxValue input, OnnxValue output, string name)
    {
        var message = new ProtoMessage();
        graph.Nodes.ForEach(node => message.Message(1, Node(node)));
        message.Text(2, name);
        foreach (var tensor in graph.Constants.Values)
            message.Message(5, new ProtoMessage().Integers(1, tensor.Shape).Integer(2, SingleType).Text(8, tensor.Name).RawSingles(9, tensor.Values));

        return message.Message(11, Value(input)).Message(12, Value(output));
    }

    private static ProtoMessage Node(OnnxNode node)
    {
        var message = new ProtoMessage();
        foreach (var input in node.Inputs)
            message.Text(1, input);

        message.Text(2, node.Output).Text(3, node.Name).Text(4, node.Operator);
        foreach (var attribute in node.Attributes)
            message.Message(5, Attribute(attribute));

        return message;
    }

    private static ProtoMessage Attribute(OnnxAttribute attribute)
    {
        var message = new ProtoMessage().Text(1, attribute.Name);
        return attribute switch
        {
            OnnxAttribute.Single single => message.Single(2, single.Value).Integer(20, SingleAttribute),
            OnnxAttribute.Integer integer => message.Integer(3, integer.Value).Integer(20, IntegerAttribute),
            OnnxAttribute.Integers integers => message.Integers(8, integers.Values).Integer(20, IntegersAttribute),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ProtoMessage Value(OnnxValue value)
    {
        var shape = new ProtoMessage().Message(1, new ProtoMessage().Text(2, Batch));
        foreach (var side in value.Shape)
            shape.Message(1, new ProtoMessage().Integer(1, side));

        return new ProtoMessage().Text(1, value.Name).Message(2, new ProtoMessage().Message(1, new ProtoMessage().Integer(1, SingleType).Message(2, shape)));
    }
}
