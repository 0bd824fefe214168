namespace Explorer.SearchSpace.Spaces;

/// <summary>Writes the members that kinds of spaces share.</summary>
internal static class SpaceMemberWriter
{
    private static readonly (string Member, StageOrder Order)[] Orders =
        [("shared", StageOrder.Shared), ("nonDecreasing", StageOrder.NonDecreasing), ("nonIncreasing", StageOrder.NonIncreasing)];

    /// <summary>Family, input and classes.</summary>
    public static void WriteTask(Utf8JsonWriter writer, SampledSpace space)
    {
        writer.WriteString("family", space.Family);
        writer.WriteStartObject("input");
        writer.WriteNumber("channels", space.Input.Channels);
        writer.WriteNumber("resolution", space.Input.Resolution);
        writer.WriteEndObject();
        writer.WriteNumber("classes", space.Classes);
    }

    public static void WriteStem(Utf8JsonWriter writer, StemSpace stem)
    {
        writer.WriteStartObject("stem");
        writer.WriteString("type", EnumNames.Of(stem.Type));
        Write(writer, "width", stem.Width);
        writer.WriteEndObject();
    }

    /// <summary>Parameters of stages, then the orders among them.</summary>
    public static void WriteParameters(Utf8JsonWriter writer, params (string Name, StageParameter Parameter)[] parameters)
    {
        foreach (var (name, parameter) in parameters)
        {
            WriteParameter(writer, name, parameter);
        }

        foreach (var (member, order) in Orders)
        {
            writer.WriteStartArray(member);
            foreach (var (name, _) in parameters.Where(p => p.Parameter.Order == order))
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }
    }

    public static void WriteWindow(Utf8JsonWriter writer, ComplexityWindow window)
    {
        writer.WriteStartObject("complexity");
        foreach (var (name, range) in new[] { ("flops", window.Flops), ("params", window.Params), ("activations", window.Activations) })
        {
            if (range == CountRange.All)
            {
                continue;
            }

            writer.WriteStartArray(name);
            WriteBound(writer, range.Least);
            WriteBound(writer, range.Most);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    public static void WriteIntegers(Utf8JsonWriter writer, string name, ValueList<int> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter writer, string name, Distribution distribution)
    {
        writer.WritePropertyName(name);
        DistributionWriter.Write(writer, distribution);
    }

    private static void WriteParameter(Utf8JsonWriter writer, string name, StageParameter parameter)
    {
        if (parameter.Stages.Distinct().Count() == 1)
        {
            Write(writer, name, parameter.Stages[0]);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var stage in parameter.Stages)
        {
            DistributionWriter.Write(writer, stage);
        }

        writer.WriteEndArray();
    }

    private static void WriteBound(Utf8JsonWriter writer, long? bound)
    {
        if (bound is { } count)
        {
            writer.WriteNumberValue(count);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
