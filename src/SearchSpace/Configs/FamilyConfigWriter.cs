namespace Explorer.SearchSpace.Configs;

/// <summary>Writes what is particular to the families of published networks, members at their default left out.</summary>
internal static class FamilyConfigWriter
{
    public static void Write(Utf8JsonWriter writer, VggConfig network)
    {
        writer.WriteStartArray("blocks");
        foreach (var block in network.Blocks)
        {
            writer.WriteStartObject();
            writer.WriteNumber("depth", block.Depth);
            writer.WriteNumber("width", block.Width);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (network.BatchNorm)
        {
            writer.WriteBoolean("batchNorm", true);
        }

        if (network.HiddenWidth != VggConfig.DefaultHiddenWidth)
        {
            writer.WriteNumber("hiddenWidth", network.HiddenWidth);
        }

        if (network.Dropout != VggConfig.DefaultDropout)
        {
            writer.WriteNumber("dropout", network.Dropout);
        }
    }

    public static void Write(Utf8JsonWriter writer, ResNetConfig network)
    {
        writer.WriteString("block", EnumNames.Of(network.Block));
        WriteIntegers(writer, "depths", network.Depths);
        WriteIntegers(writer, "widths", network.Widths);
        if (network.Block.HasBottleneck())
        {
            writer.WriteNumber("bottleneckRatio", network.BottleneckRatio);
        }

        WriteStrides(writer, network.Strides);
    }

    public static void Write(Utf8JsonWriter writer, ResNeXtConfig network)
    {
        WriteIntegers(writer, "depths", network.Depths);
        WriteIntegers(writer, "widths", network.Widths);
        writer.WriteNumber("cardinality", network.Cardinality);
        writer.WriteNumber("groupWidth", network.GroupWidth);
        WriteStrides(writer, network.Strides);
    }

    public static void Write(Utf8JsonWriter writer, MlpConfig network)
    {
        WriteIntegers(writer, "widths", network.Widths);
        if (network.SkipConnections)
        {
            writer.WriteBoolean("skipConnections", true);
        }

        if (network.Normalization != MlpNormalization.None)
        {
            writer.WriteString("normalization", EnumNames.Of(network.Normalization));
        }

        if (network.Activation != ActivationType.Relu)
        {
            writer.WriteString("activation", EnumNames.Of(network.Activation));
        }

        if (network.Dropout != 0)
        {
            writer.WriteNumber("dropout", network.Dropout);
        }
    }

    private static void WriteStrides(Utf8JsonWriter writer, ValueList<int> strides)
    {
        if (strides.Count > 0 && strides != ModelExpansion.ResidualStrides(strides.Count))
        {
            WriteIntegers(writer, "strides", strides);
        }
    }

    private static void WriteIntegers(Utf8JsonWriter writer, string name, ValueList<int> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
